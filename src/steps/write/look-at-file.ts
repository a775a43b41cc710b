import type { Buildspec } from '../../buildspec/buildspec.ts';
import { isInSource, locate } from '../../buildspec/directories.ts';
import type { Build } from '../../buildspec/images.ts';
import { readBuildspec } from '../../buildspec/read.ts';
import { recover } from '../../buildspec/recover.ts';
import { readCommands, type Story } from '../../buildspec/story.ts';
import { resolve } from '../../buildspec/words.ts';
import { leavesContext } from '../../image/copy-source.ts';
import { readDockerfile } from '../../image/dockerfile.ts';
import { type FileReads, type FolderReads, Refused } from '../../types.ts';
import { baseDirectories, listedFiles, listedFolders, repeatedBases } from './artifact-paths.ts';
import { holdsSource } from './holds-source.ts';
import type { Copied, FileSight } from './sight.ts';
import { crlfScripts, fromRoot, type UsedDockerfile, usedDockerfiles } from './source-files.ts';

/** Reads a buildspec's text and looks up, in the folder, everything that its commands name. */
export async function lookAtFile(
  path: string,
  text: string,
  files: readonly string[],
  reads: FileReads,
): Promise<FileSight> {
  const spec = readBuildspec(text);
  const told = readCommands(spec);
  const hasSource = holdsSource(files);
  const outside = told.paths.filter(({ location }) => location && !isInSource(location));
  const story = hasSource ? told : { ...told, paths: outside };
  const dockerfiles = await usedDockerfiles(story, reads.folder);
  return {
    path,
    spec,
    story,
    recovered: recover(spec, story),
    kinds: await kindsOf(neededPlaces(spec, story), reads.folder),
    files,
    hasSource,
    copied: await copiedBy(story, dockerfiles, reads),
    dockerfiles,
    crlfScripts: await crlfScripts(story, reads.folder),
  };
}

/** Every place in the source that a command needs, or would need from its root, or artifacts list. */
function neededPlaces(spec: Buildspec, { paths }: Story): string[] {
  const needed = paths.flatMap((path) => [path.location, fromRoot(path)]);
  const listed = [...baseDirectories(spec), ...listedFiles(spec), ...listedFolders(spec)];
  const twice = repeatedBases(spec).map(({ base }) => `${base}/${base}`);
  return [...needed, ...listed.map(({ location }) => location), ...twice].filter(isInSource);
}

async function kindsOf(places: string[], folder: FolderReads): Promise<FileSight['kinds']> {
  const looked = [...new Set(places)].map(async (path) => [path, await folder.kind(path)] as const);
  return new Map(await Promise.all(looked));
}

/** What the Dockerfiles of the builds copy, for those builds of which both places are known. */
async function copiedBy(
  { builds, paths }: Story,
  used: readonly UsedDockerfile[],
  reads: FileReads,
): Promise<Copied[]> {
  const copied = builds.map(async (build) => {
    const place = (kind: string) =>
      paths.find((path) => path.call === build.call && path.kind === kind)?.location;
    const context = place('context');
    const dockerfile = place('dockerfile');
    if (!isInSource(context) || !isInSource(dockerfile)) return [];
    const read = used.find((one) => one.build === build);
    return copiedIn(read ?? { path: dockerfile, build }, context, reads);
  });
  return (await Promise.all(copied)).flat();
}

async function copiedIn(
  { path: dockerfile, text: read, build }: Omit<UsedDockerfile, 'text'> & { text?: string },
  context: string,
  reads: FileReads,
): Promise<Copied[]> {
  if ((await reads.folder.kind(dockerfile)) !== 'file') return [];
  if ((await reads.folder.kind(context)) !== 'folder') return [];
  // A text that could not be read is refused only now that the build is known to need it.
  const text = read ?? (await reads.folder.read(dockerfile));
  const { sources } = readDockerfile(text ?? '', argumentsOf(build));
  const copied = sources.map(async (source): Promise<Copied[]> => {
    const { path } = source;
    if (path === undefined) return [];
    const state = await stateOf(path, context, dockerfile, reads);
    return [{ dockerfile, context, source, state, order: build.call.order }];
  });
  return (await Promise.all(copied)).flat();
}

async function stateOf(path: string, context: string, dockerfile: string, reads: FileReads) {
  if (leavesContext(path)) return 'outside';
  const isThere = await hasIt(path, context, dockerfile, reads);
  if (isThere !== false) return isThere ? 'found' : 'unseen';
  const location = locate(context, [{ kind: 'literal', text: `./${path}`, quoted: true }]);
  const kind = location === undefined ? undefined : await reads.folder.kind(location);
  return kind === undefined ? 'missing' : 'ignored';
}

/** Undefined where the context cannot be read, which step 5 says. */
async function hasIt(path: string, context: string, dockerfile: string, reads: FileReads) {
  try {
    return await reads.contextHas(context, dockerfile, path);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function argumentsOf({ buildArgs }: Build): Record<string, string> {
  const pairs = buildArgs.flatMap(({ parts }) => {
    const [, name, value] = resolve(parts)?.match(/^([^=]+)=(.*)$/s) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(pairs);
}
