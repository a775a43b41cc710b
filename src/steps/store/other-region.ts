import { Secret } from '../../secret.ts';
import { type Caller, type Known, type Reads, Refused } from '../../types.ts';
import { projectNameOf } from '../wire/look.ts';
import { usualNames } from '../write/recover-buildspec.ts';

/** Parameters that another region has under the names that are missing in this one. */
export interface OtherRegion {
  region: string;
  /** The region that builds run in. */
  here: string;
  names: readonly string[];
  /** The password that is stored there, where it was looked for and may be read. */
  password?: Secret;
}

/** Regions that are looked in at most: each is asked in a call of its own. */
const mostRegions = 4;

/**
 * The first region that has some of the parameters, of those that the buildspec, the project, the
 * answers or the AWS configuration of this machine names.
 */
export async function lookElsewhere(
  missing: readonly string[],
  passwordName: string,
  known: Known,
  reads: Reads,
): Promise<OtherRegion | undefined> {
  const caller = await reads.caller();
  if (missing.length === 0 || 'unseen' in caller) return undefined;
  for (const region of await regionsNamed(caller.seen, known, reads)) {
    const found = await reads.describeParameters({ named: missing }, region);
    const names = 'seen' in found ? found.seen.map(({ name }) => name) : [];
    if (names.length === 0) continue;
    const password = names.includes(passwordName)
      ? await passwordIn(region, passwordName, reads)
      : undefined;
    return { region, here: caller.seen.region, names, ...(password && { password }) };
  }
  return undefined;
}

async function passwordIn(region: string, name: string, reads: Reads): Promise<Secret | undefined> {
  const read = await reads.parameters([], [name], region);
  const value = 'seen' in read ? read.seen[0]?.value : undefined;
  return value instanceof Secret ? value.trimmed() : undefined;
}

async function regionsNamed({ region }: Caller, known: Known, reads: Reads): Promise<string[]> {
  const { setup } = known;
  const project = await reads.project(projectNameOf(setup));
  const texts = [
    await textOf(setup.buildspec ?? usualNames[0], reads),
    JSON.stringify('seen' in project ? (project.seen ?? {}) : {}),
    JSON.stringify(setup),
  ];
  const named = [
    ...(await reads.configuredRegions()),
    ...texts.flatMap((text) => text.match(regionName) ?? []),
  ];
  return [...new Set(named)].filter((one) => one !== region).slice(0, mostRegions);
}

/** A region as it stands in ARNs, hosts and options (AWS General Reference, Regional endpoints). */
const regionName =
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:north|south)?(?:east|west|central|north|south)-\d\b/g;

async function textOf(path: string, { folder }: Reads): Promise<string> {
  try {
    return (await folder.read(path)) ?? '';
  } catch (error) {
    if (error instanceof Refused) return '';
    throw error;
  }
}
