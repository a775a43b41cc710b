import { join, relative, sep } from 'node:path';
import { isInSource } from '../buildspec/directories.ts';
import type { Problem } from '../buildspec/problem.ts';
import { readCommands } from '../buildspec/story.ts';
import { causesFirst, couldNotLook } from '../findings.ts';
import { answersFileName } from '../kept-answers.ts';
import { alsoKnown } from '../known.ts';
import { lookInFolder } from '../steps/write/look.ts';
import { usualNames } from '../steps/write/recover-buildspec.ts';
import type { FileSight } from '../steps/write/sight.ts';
import { write } from '../steps/write/step.ts';
import { type FileReads, type Finding, type Known, Refused, type Setup } from '../types.ts';
import { answersFileIn } from './gather.ts';
import { findingFrom, seenFrom } from './seen-from.ts';
import type { Target } from './target.ts';

/** What all looks at files share. */
export interface FileLook {
  /** Where one works: findings name their files as seen from there. */
  folder: string;
  /** The answers that count for every file. */
  given: Known;
  /** Whether changes are worked out, because somebody will see them. */
  mends: boolean;
  open(root: string): FileReads;
  /** The folders that may be the root of a folder's source. */
  roots(folder: string): readonly string[];
}

/** One buildspec that was looked at, and what was found. */
export interface LookedAt {
  /** As seen from where one works. */
  file: string;
  findings: readonly Finding[];
  /** True where there is a buildspec that could not be read, so that nothing is claimed of it. */
  unread: boolean;
  /** Absent where there is no buildspec or it could not be looked at. */
  hasSource?: boolean;
}

/**
 * Looks at a buildspec with the source that its commands run in: the folder that it lies in, or the
 * repository around that, where the commands find more of what they need there.
 */
export async function lookAtTarget(target: Target, look: FileLook): Promise<LookedAt> {
  const [own = target.folder, around] = look.roots(target.folder);
  const { sight, ...near } = await lookFrom(own, target.file, look);
  if (!around || !sight) return near;
  const { paths } = sight.hasSource ? sight.story : readCommands(sight.spec);
  const needed = new Set(paths.map(({ location }) => location).filter(isInSource));
  const found = sight.hasSource ? await countFound(needed, look.open(own)) : 0;
  if (found === needed.size || found >= (await countFound(needed, look.open(around)))) return near;
  const { sight: _, ...far } = await lookFrom(around, pathIn(around, own, sight.path), look);
  return far;
}

/** How many paths are there; the root itself always is, and says nothing. */
async function countFound(paths: ReadonlySet<string>, { folder }: FileReads): Promise<number> {
  const kinds = [...paths].map((path) => (path === '.' ? undefined : folder.kind(path)));
  const found = await Promise.allSettled(kinds);
  return found.filter((one) => one.status === 'fulfilled' && one.value !== undefined).length;
}

async function lookFrom(
  root: string,
  file: string | undefined,
  { folder, given, mends, open }: FileLook,
): Promise<LookedAt & { sight?: FileSight }> {
  const prefix = posixPath(relative(folder, root)) || '.';
  const shown = (path: string) => seenFrom(prefix, path);
  const reads = open(root);
  try {
    const known = knownFor(file, given, await answersKeptIn(reads, shown(answersFileName)));
    const sight = await lookInFolder(known, reads, { mends });
    const found = causesFirst(write.checks.flatMap((check) => check.find(sight)));
    return {
      file: shown(sight.aim.path),
      findings: found.map((finding) => findingFrom(prefix, finding)),
      unread: sight.unread !== undefined || (sight.file?.spec.problems.some(isTooMuch) ?? false),
      ...(sight.file && { sight: sight.file, hasSource: sight.file.hasSource }),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const where = { file: shown(file ?? usualNames[0]) };
    const findings = [{ ...couldNotLook('write', error.unseen), where }];
    return { file: where.file, findings, unread: true };
  }
}

/** A text that is too large, or nested too deeply, to be read at all. */
function isTooMuch({ kind }: Problem): boolean {
  return kind === 'yaml-too-large' || kind === 'yaml-too-deep';
}

async function answersKeptIn({ folder }: FileReads, shown: string): Promise<Setup> {
  if ((await folder.kind(answersFileName)) === undefined) return {};
  // Where it lists applications, this is what counts for all of them.
  return answersFileIn(join(folder.path, answersFileName), shown, false).setup;
}

/** The answers for one buildspec: those given, and those kept beside it if they are for it. */
function knownFor(file: string | undefined, given: Known, kept: Setup): Known {
  if (file === undefined) return alsoKnown(given, kept, answersFileName);
  const named: Known = { ...given, setup: { ...given.setup, buildspec: file } };
  const isFor = file === (kept.buildspec ?? usualNames[0]);
  return isFor ? alsoKnown(named, kept, answersFileName) : named;
}

function pathIn(root: string, folder: string, path: string): string {
  return posixPath(relative(root, join(folder, path)));
}

function posixPath(path: string): string {
  return path.split(sep).join('/');
}
