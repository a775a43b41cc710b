import { DockerfileParser } from 'dockerfile-ast';
import { rememberingRecent } from '../remember.ts';
import { type BuildkitNeed, buildkitNeeds } from './dockerfile-needs.ts';
import { type DockerfileProblem, tooLarge, wholeProblem } from './dockerfile-problems.ts';
import { Reading } from './dockerfile-reading.ts';
import type { Source } from './dockerfile-sources.ts';
import { type Place, placeOf } from './place.ts';

/** What a `FROM` names. `image` is the reference with its variables replaced by their defaults. */
export type Base =
  | { kind: 'image'; written: string; image: string }
  | { kind: 'stage'; written: string; stage: number }
  | { kind: 'scratch'; written: string }
  /** It depends on a variable to which the file gives no value. */
  | { kind: 'unknown'; written: string };

/** One build stage: a `FROM` and what follows until the next. */
export interface Stage {
  /** The name after `AS`, in lower case. */
  name?: string;
  base: Base;
  /** Of `--platform`, as written. */
  platform?: string;
  at: Place;
}

/** One instruction by its keyword in capitals; `stage` is absent before the first `FROM`. */
export interface Step {
  keyword: string;
  stage?: number;
  at: Place;
}

/** An image of a registry that the build fetches, and the instruction that names it. */
export interface NamedImage {
  by: 'FROM' | 'COPY' | 'RUN' | 'syntax';
  written: string;
  /** Absent when it depends on a variable to which the file gives no value. */
  image?: string;
  at: Place;
}

/** What a Dockerfile says of itself. */
export interface DockerfileFacts {
  stages: readonly Stage[];
  steps: readonly Step[];
  /** Everything that `COPY` and `ADD` take from the build context. */
  sources: readonly Source[];
  images: readonly NamedImage[];
  /** Ports as written: `8080`, `53/udp`; those with an unknown variable are left out. */
  exposes: readonly string[];
  /** What the classic builder does not know, each with its place; empty when either builder will do. */
  buildkit: readonly BuildkitNeed[];
  problems: readonly DockerfileProblem[];
}

/**
 * Reads the facts of a Dockerfile. Never throws: what is wrong with the text is in `problems`.
 * `buildArgs` are the values that the build gives with `--build-arg`.
 */
export function readDockerfile(
  text: string,
  buildArgs: Readonly<Record<string, string>> = {},
): DockerfileFacts {
  if (text.length > largest) return { ...nothing, problems: [tooLarge] };
  const source = text.replace(/^\uFEFF/, '');
  const parsed = parseDockerfile(source);
  const reading = new Reading(source, parsed.getEscapeCharacter(), buildArgs);
  for (const instruction of parsed.getInstructions()) reading.take(instruction);
  const whole = wholeProblem(reading.steps);
  return {
    stages: reading.stages,
    steps: reading.steps,
    sources: reading.sources,
    images: [...syntaxImage(parsed.getDirectives()), ...reading.images],
    exposes: reading.exposes,
    buildkit: buildkitNeeds(parsed.getDirectives(), parsed.getInstructions()),
    problems: whole === undefined ? reading.problems : [whole, ...reading.problems],
  };
}

/** In UTF-16 code units; no Dockerfile that a person wrote is longer. */
const largest = 1024 * 1024;

const nothing: Omit<DockerfileFacts, 'problems'> = {
  stages: [],
  steps: [],
  sources: [],
  images: [],
  exposes: [],
  buildkit: [],
};

const parseDockerfile = rememberingRecent((source) => DockerfileParser.parse(source));

type Directives = ReturnType<ReturnType<typeof DockerfileParser.parse>['getDirectives']>;

function syntaxImage(directives: Directives): NamedImage[] {
  return directives
    .filter((directive) => directive.getName().toLowerCase() === 'syntax')
    .map((directive) => {
      const image = directive.getValue().trim();
      return { by: 'syntax', written: image, image, at: placeOf(directive.getRange()) };
    });
}
