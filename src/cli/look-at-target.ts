import { join, relative, sep } from 'node:path';
import { missingPaths } from '../buildspec/paths.ts';
import { causesFirst, couldNotLook } from '../findings.ts';
import { alsoKnown } from '../known.ts';
import { answersFileName } from '../steps/name/look.ts';
import { lookInFolder } from '../steps/write/look.ts';
import { usualNames } from '../steps/write/recover-buildspec.ts';
import type { FileSight } from '../steps/write/sight.ts';
import { write } from '../steps/write/step.ts';
import { type FileReads, type Finding, type Known, Refused, type Setup } from '../types.ts';
import { sourceRoots } from '../world/source-roots.ts';
import { answersIn } from './gather.ts';
import { findingFrom, seenFrom } from './seen-from.ts';
import type { Target } from './target.ts';

/** What all looks at files share. */
export interface FileLook {
  /** Where one works: findings name their files as seen from there. */
  folder: string;
  /** The answers that count for every file. */
  given: Known;
  open(root: string): FileReads;
}

/** One buildspec that was looked at, and what was found. */
export interface LookedAt {
  /** As seen from where one works. */
  file: string;
  findings: readonly Finding[];
  /** Absent where there is no buildspec or it could not be looked at. */
  sight?: FileSight;
}

/**
 * Looks at a buildspec with the source that its commands run in: the folder that it lies in, or the
 * repository around that where more of the paths are there.
 */
export async function lookAtTarget(target: Target, look: FileLook): Promise<LookedAt> {
  const [own = target.folder, around] = sourceRoots(target.folder, look.folder);
  const near = await lookFrom(own, target.file, look);
  if (!around || !near.sight || (near.sight.hasSource && missing(near.sight) === 0)) return near;
  const file = posixPath(relative(around, join(own, near.sight.path)));
  const far = await lookFrom(around, file, look);
  return far.sight && isSource(far.sight, near.sight) ? far : near;
}

/** Whether the outer folder is the source: the commands find more there than where the file lies. */
function isSource(far: FileSight, near: FileSight): boolean {
  if (!far.hasSource || !finds(far)) return false;
  return !near.hasSource || missing(far) < missing(near);
}

/** Whether anything that the commands need is there; the root itself always is. */
function finds({ story, kinds }: FileSight): boolean {
  return story.paths.some(({ location }) => {
    return location !== undefined && location !== '.' && kinds.get(location) !== undefined;
  });
}

/** How many of the paths that the commands need are not there. */
function missing({ story, kinds }: FileSight): number {
  return missingPaths(story.paths, (path) => kinds.get(path) !== undefined).length;
}

async function lookFrom(
  root: string,
  file: string | undefined,
  { folder, given, open }: FileLook,
): Promise<LookedAt> {
  const prefix = posixPath(relative(folder, root)) || '.';
  const shown = (path: string) => seenFrom(prefix, path);
  const kept = await answersIn(join(root, answersFileName), shown(answersFileName), false);
  try {
    const known = knownFor(file, given, kept);
    const sight = await lookInFolder(known, open(root));
    const found = causesFirst(write.checks.flatMap((check) => check.find(sight)));
    return {
      file: shown(sight.aim.path),
      findings: found.map((finding) => findingFrom(prefix, finding)),
      ...(sight.file && { sight: sight.file }),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const where = { file: shown(file ?? usualNames[0]) };
    return { file: where.file, findings: [{ ...couldNotLook('write', error.unseen), where }] };
  }
}

/** The answers for one buildspec: those given, and those kept beside it if they are for it. */
function knownFor(file: string | undefined, given: Known, kept: Setup): Known {
  if (file === undefined) return alsoKnown(given, kept, answersFileName);
  const named: Known = { ...given, setup: { ...given.setup, buildspec: file } };
  const isFor = file === (kept.buildspec ?? usualNames[0]);
  return isFor ? alsoKnown(named, kept, answersFileName) : named;
}

function posixPath(path: string): string {
  return path.split(sep).join('/');
}
