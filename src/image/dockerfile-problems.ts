import { type From, type Instruction, Keyword } from 'dockerfile-ast';
import { t } from '../language.ts';
import { hasHeredoc } from './dockerfile-sources.ts';
import { type Place, placeOf } from './place.ts';

/** Why no builder takes the file: the kind, the fact in words, and where. */
export interface DockerfileProblem {
  kind:
    | 'empty'
    | 'no-from'
    | 'before-from'
    | 'from-without-image'
    | 'copy-without-destination'
    | 'unknown-instruction'
    | 'too-large';
  what: string;
  at: Place;
}

const keywords: ReadonlySet<string> = new Set(Object.values(Keyword));
const start: Place = { line: 1, column: 1 };

/** A text that is too long to be read, of which nothing is claimed. */
export const tooLarge: DockerfileProblem = {
  kind: 'too-large',
  what: t`the Dockerfile is larger than 1 MiB and was not read`,
  at: start,
};

/** What is wrong with the file as a whole: it holds no instruction, or no `FROM`. */
export function wholeProblem(steps: readonly { keyword: string }[]): DockerfileProblem | undefined {
  if (steps.length === 0) {
    return { kind: 'empty', what: t`the Dockerfile has no instruction`, at: start };
  }
  if (steps.every((step) => step.keyword !== 'FROM')) {
    return { kind: 'no-from', what: t`the Dockerfile has no FROM`, at: start };
  }
  return undefined;
}

/** What is wrong with one instruction, given those before it. */
export function instructionProblem(
  instruction: Instruction,
  before: readonly { keyword: string }[],
): DockerfileProblem | undefined {
  const keyword = instruction.getKeyword();
  const at = placeOf(instruction.getRange());
  if (!keywords.has(keyword)) {
    const what = t`${instruction.getInstruction()} is not an instruction of a Dockerfile`;
    return { kind: 'unknown-instruction', what, at };
  }
  if (keyword === 'FROM') {
    if ((instruction as From).getImage() !== null) return undefined;
    return { kind: 'from-without-image', what: t`FROM names no image`, at };
  }
  if (keyword !== 'ARG' && before.every((step) => step.keyword === 'ARG')) {
    return { kind: 'before-from', what: t`${keyword} stands before the first FROM`, at };
  }
  if ((keyword === 'COPY' || keyword === 'ADD') && lacksDestination(instruction)) {
    const what = t`${keyword} needs at least one source and a destination`;
    return { kind: 'copy-without-destination', what, at };
  }
  return undefined;
}

function lacksDestination(instruction: Instruction): boolean {
  return instruction.getArguments().length < 2 && !hasHeredoc(instruction);
}
