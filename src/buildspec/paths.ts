import { isInSource, type Location, locate } from './directories.ts';
import { buildOf } from './images.ts';
import { readOptions, valuesOf } from './options.ts';
import { programOf } from './program.ts';
import type { Call } from './story-shape.ts';
import { literalWord, resolve, type Word } from './words.ts';

/** A path that the build needs to find. */
export interface UsedPath {
  readonly kind: 'requirements' | 'dockerfile' | 'context' | 'directory' | 'script';
  readonly call: Call;
  readonly word: Word;
  /** From the root of the source; undefined when it cannot be told. */
  readonly location: Location;
  /** Not written in the command, but looked for by it (`Dockerfile` in the context). */
  readonly implied: boolean;
}

const requirements = new Set(['-r', '--requirement', '-c', '--constraint', '-i', '--index-url']);
const scripted = new Set(['sh', 'bash', 'dash', 'source', '.', 'python', 'python3', 'node']);

/** The paths that a call needs, in the order of its words. */
export function pathsOf(call: Call): UsedPath[] {
  const build = buildOf(call);
  if (build !== undefined) return buildPaths(call, build.context, build.dockerfile);
  const program = programOf(call.argv);
  if (program === undefined) return [];
  const { name, word, args } = program;
  if (name === 'cd' || name === 'pushd') return directories(call, args);
  if (/^pip[\d.]*$/.test(name)) return requirementsIn(call, args);
  if (scripted.has(name)) {
    const module = args[0]?.text === '-m' && /^pip[\d.]*$/.test(args[1]?.text ?? '');
    return module ? requirementsIn(call, args.slice(2)) : scripts(call, name, args);
  }
  return /^\.{0,2}\/|^[^/~]+\//.test(word.text) ? [used('script', call, word)] : [];
}

/** The paths that lie in the source and are not there; `exists` looks a path up. */
export function missingPaths(
  paths: readonly UsedPath[],
  exists: (path: string) => boolean,
): UsedPath[] {
  return paths.filter(({ location }) => isInSource(location) && !exists(location));
}

function used(kind: UsedPath['kind'], call: Call, word: Word, implied = false): UsedPath {
  return { kind, call, word, location: locate(call.directory, word.parts), implied };
}

function buildPaths(call: Call, context: Word | undefined, dockerfile: Word | undefined) {
  const local =
    context !== undefined && !isRemote(context) ? used('context', call, context) : undefined;
  if (dockerfile !== undefined && resolve(dockerfile.parts) !== '-') {
    const file = used('dockerfile', call, dockerfile);
    return local === undefined ? [file] : [file, local];
  }
  if (local === undefined) return [];
  const name = literalWord('Dockerfile', local.word);
  const location = local.location === undefined ? undefined : locate(local.location, name.parts);
  return [local, { ...used('dockerfile', call, name, true), location }];
}

/** A context may also be an archive on standard input or an address (docker buildx build). */
function isRemote(context: Word): boolean {
  const text = resolve(context.parts) ?? context.text;
  return (
    text === '-' || /^(https?:\/\/|git@|git:\/\/|ssh:\/\/|github\.com\/)|\.git(#|$)/.test(text)
  );
}

function directories(call: Call, args: readonly Word[]): UsedPath[] {
  const target = args.find(({ text }) => !/^-[LPe]$|^--$/.test(text));
  return target === undefined || target.text === '-' ? [] : [used('directory', call, target)];
}

function requirementsIn(call: Call, args: readonly Word[]): UsedPath[] {
  const files = valuesOf(readOptions(args, requirements), '-r', '--requirement');
  return files.map((word) => used('requirements', call, word));
}

function scripts(call: Call, name: string, args: readonly Word[]): UsedPath[] {
  const [first] = args.filter(({ text }) => !/^-[euxo]+$|^pipefail$/.test(text));
  if (first === undefined || first.text.startsWith('-')) return [];
  const file = name.startsWith('python') || name === 'node' ? /\.(py|m?js|cjs)$/ : /./;
  return file.test(first.text) ? [used('script', call, first)] : [];
}
