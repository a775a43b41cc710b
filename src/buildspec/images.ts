import { dockerLine } from './docker-line.ts';
import { isGiven, valuesOf } from './options.ts';
import type { Call } from './story-shape.ts';
import { resolve, type Word } from './words.ts';

/** An image that is built. */
export interface Build {
  readonly call: Call;
  readonly buildx: boolean;
  readonly tags: readonly Word[];
  /** The Dockerfile by `-f`, relative to where the command runs. */
  readonly dockerfile: Word | undefined;
  readonly context: Word | undefined;
  /** Every word that is no option; Docker takes exactly one, the context. */
  readonly words: readonly Word[];
  /** `NAME=value`, or `NAME` alone for a value out of the environment. */
  readonly buildArgs: readonly Word[];
  readonly target: Word | undefined;
  readonly platform: Word | undefined;
  /** The build itself sends the image to the registry. */
  readonly push: boolean;
}

/** An image that gets a second name. */
export interface Tagging {
  readonly call: Call;
  readonly source: Word;
  readonly target: Word;
}

/** An image that is sent to a registry, or every tag of a repository. */
export interface Push {
  readonly call: Call;
  readonly image: Word;
  readonly allTags: boolean;
  /** The build that sends it, when no push of its own does. */
  readonly build: Build | undefined;
}

/** The build that a call carries out, or undefined. */
export function buildOf(call: Call): Build | undefined {
  const line = dockerLine(call);
  if (line?.verb !== 'build') return undefined;
  const outputs = valuesOf(line, '-o', '--output').map((word) => resolve(word.parts) ?? '');
  const words = line.rest;
  // A word that is a variable may hold options, so the context is then the last word.
  const plain = words.find((word) => word.parts.every(({ kind }) => kind === 'literal'));
  const vague = words.some(
    (word) => word.written.length === 1 && word.parts[0]?.kind !== 'literal',
  );
  return {
    call,
    buildx: line.buildx,
    tags: valuesOf(line, '-t', '--tag'),
    dockerfile: valuesOf(line, '-f', '--file').at(-1),
    context: vague ? words.at(-1) : (plain ?? words[0]),
    words,
    buildArgs: valuesOf(line, '--build-arg'),
    target: valuesOf(line, '--target').at(-1),
    platform: valuesOf(line, '--platform').at(-1),
    push: isGiven(line, '--push') || outputs.some((text) => /type=registry|push=true/.test(text)),
  };
}

/** The tagging that a call carries out, or undefined. */
export function taggingOf(call: Call): Tagging | undefined {
  const line = dockerLine(call);
  const [source, target] = line?.rest ?? [];
  if (line?.verb !== 'tag' || source === undefined || target === undefined) return undefined;
  return { call, source, target };
}

/** The pushes that a call carries out: one per image, a build with `--push` included. */
export function pushesOf(call: Call): Push[] {
  const line = dockerLine(call);
  if (line?.verb === 'push') {
    const allTags = isGiven(line, '-a', '--all-tags');
    return line.rest.slice(0, 1).map((image) => ({ call, image, allTags, build: undefined }));
  }
  const build = buildOf(call);
  if (build?.push !== true) return [];
  return build.tags.map((image) => ({ call, image, allTags: false, build }));
}
