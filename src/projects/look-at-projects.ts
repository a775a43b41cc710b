import { couldNotLook } from '../findings.ts';
import { t } from '../language.ts';
import type {
  AccountReads,
  BuildFacts,
  Finding,
  ParameterFacts,
  ProjectFacts,
  ProjectLooked,
  Reads,
  Seen,
} from '../types.ts';
import { type Around, lookAtProject } from './look-at-project.ts';
import { type Here, type Told, toldBy } from './told.ts';

/** How a look at projects goes. */
export interface ProjectsLook {
  here: Here;
  /** What the last build of a project tells; without it builds are not looked at. */
  evidence?(build: Seen<BuildFacts | undefined>): Promise<Finding[]>;
}

/** Names of one call of BatchGetProjects: AWS CodeBuild API Reference. */
const together = 100;
/** Projects that are looked at side by side: enough to keep every service at its pace. */
const width = 12;
/** Names of one search: AWS Systems Manager API Reference, ParameterStringFilter. */
const namesPerSearch = 50;

/**
 * Looks at the projects of these names, and gives each as soon as all before it are given. A project
 * that cannot be read is one of which nothing could be told; none is left out.
 */
export async function* lookAtProjects(
  names: readonly string[],
  account: AccountReads,
  look: ProjectsLook,
): AsyncGenerator<ProjectLooked> {
  for (let at = 0; at < names.length; at += together) {
    const share = names.slice(at, at + together);
    yield* lookAtShare(share, account, look);
  }
}

async function* lookAtShare(
  names: readonly string[],
  account: AccountReads,
  { here, evidence }: ProjectsLook,
): AsyncGenerator<ProjectLooked> {
  const found = await account.projectsNamed(names);
  const told = await Promise.all(
    found.map((one) => ('seen' in one && one.seen ? toldBy(one.seen, here) : undefined)),
  );
  const fetched = told.flatMap((one) => one?.parameters ?? []);
  const stored = await storedAmong([...new Set(fetched)], account.reads);
  const builds = evidence && (await account.latestBuilds(names));
  const look = async (at: number): Promise<ProjectLooked> => {
    const [name = '', one, own] = [names[at], found[at], told[at]];
    if (!own) return notRead(name, one);
    const build = builds?.[at];
    const around: Around = {
      reads: account.reads,
      stored: forOne(stored, own),
      ...(evidence && build && { evidence: await evidence(build) }),
    };
    return lookAtProject(own, around);
  };
  yield* inOrder(names.length, width, look);
}

/** Does the same for each number, at most `width` at a time, and gives the results in order. */
async function* inOrder<T>(
  count: number,
  width: number,
  act: (at: number) => Promise<T>,
): AsyncGenerator<T> {
  const under: Promise<T>[] = [];
  for (let at = 0; at < count || under.length > 0; at += 1) {
    if (at < count) {
      const begun = act(at);
      // What fails is told when its turn comes.
      begun.catch(() => undefined);
      under.push(begun);
    }
    const first = under.length >= width || at >= count - 1 ? under.shift() : undefined;
    if (first) yield await first;
  }
}

/** Of the names, those that exist, without their values. */
async function storedAmong(
  names: readonly string[],
  reads: Reads,
): Promise<Seen<readonly ParameterFacts[]>> {
  const found: ParameterFacts[] = [];
  for (let at = 0; at < names.length; at += namesPerSearch) {
    const part = await reads.describeParameters({ named: names.slice(at, at + namesPerSearch) });
    if ('unseen' in part) return part;
    found.push(...part.seen);
  }
  return { seen: found };
}

function forOne(stored: Seen<readonly ParameterFacts[]>, { parameters }: Told) {
  if ('unseen' in stored) return stored;
  const own = new Set(parameters);
  return { seen: stored.seen.filter(({ name }) => own.has(name)) };
}

function notRead(name: string, one: Seen<ProjectFacts | undefined> | undefined): ProjectLooked {
  const unseen =
    one && 'unseen' in one
      ? one.unseen
      : ({ reason: 'other', tried: 'codebuild:BatchGetProjects', said: gone } as const);
  const finding = couldNotLook('wire', unseen);
  const what = t`the project ${name} could not be looked at`;
  return { name, steps: [{ id: 'wire', state: 'unknown' }], findings: [{ ...finding, what }] };
}

const gone = t`the project was listed, and a moment later it was no longer there`;
