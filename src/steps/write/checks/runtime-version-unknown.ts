import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { chosenRuntimes, runtimesOf } from '../runtimes.ts';

/** The build image has the versions of the runtimes that are asked for. */
export const runtimeVersionUnknown = meaningCheck(
  'runtime-version-unknown',
  t`the build image has the versions that are asked for`,
  ({ spec }, { project }): Fault[] => {
    if (project && !isOfCodeBuild(project.image)) return [];
    const own = runtimesOf(project?.image);
    if (project && !own) return [];
    const runtimes = own ?? runtimesOf('aws/codebuild/standard:7.0') ?? {};
    return chosenRuntimes(spec).flatMap(({ name, value, valueSpan }): Fault[] => {
      const versions = Object.hasOwn(runtimes, name) ? (runtimes[name] ?? []) : [];
      const version = value.trim();
      const at = valueSpan.start;
      const line = versions.find((one) => isWithin(version, one));
      if (line !== undefined) return [{ ...tooFine(name, version, line), at }];
      if (versions.length === 0 || !isOlder(version, versions)) return [];
      return [{ ...tooOld(name, version, versions, own && project?.image), at }];
    });
  },
);

type Said = Pick<Fault, 'severity' | 'what' | 'why' | 'remedy'>;

function tooFine(name: string, version: string, line: string): Said {
  return {
    severity: 'warning',
    what: t`build images know ${name} by its lines, and none as ${version}`,
    why: t`the build ends before it begins, with “Unknown runtime version named”; the newest of the line is what ${line} stands for`,
    remedy: t`ask for ${line}`,
  };
}

function tooOld(
  name: string,
  version: string,
  versions: readonly string[],
  image: string | undefined,
): Said {
  return {
    severity: 'warning',
    what: image
      ? t`the build image ${image} has no ${name} ${version}`
      : t`current build images have no ${name} ${version}`,
    why: t`images drop old versions; this one has ${versions.join(', ')}`,
    remedy: t`ask for a version that is there, or build on an image that has this one`,
  };
}

/** True for one version of a line that images know as a whole, such as 20.10.0 of 20. */
function isWithin(version: string, line: string): boolean {
  return version.startsWith(`${line}.`) && /^(?:corretto)?\d+(?:\.\d+)+$/.test(version);
}

/**
 * True for a version, or a line as in `10.x`, below all that are there; a newer one may have come in
 * the meantime.
 */
function isOlder(version: string, versions: readonly string[]): boolean {
  if (versions.includes(version) || /^openjdk/.test(version)) return /^openjdk/.test(version);
  const numbers = numbersOf(version.replace(/\.x$/, ''));
  return (
    numbers !== undefined && versions.every((other) => isBelow(numbers, numbersOf(other) ?? []))
  );
}

function numbersOf(version: string): number[] | undefined {
  const [, digits] = version.match(/^(?:corretto)?(\d+(?:\.\d+)*)$/) ?? [];
  return digits?.split('.').map(Number);
}

function isBelow(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== (other[index] ?? 0));
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}
