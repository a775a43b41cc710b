import { type Instruction, JSONInstruction, ModifiableInstruction } from 'dockerfile-ast';
import { type Place, placeOf } from './place.ts';

/** One source that a `COPY` or `ADD` takes from the build context. */
export interface Source {
  by: 'COPY' | 'ADD';
  written: string;
  /** With variables replaced; absent when it depends on one to which the file gives no value. */
  path?: string;
  at: Place;
}

const heredoc = /^<<-?["']?\w/;
const remote = /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/)/;

interface Word {
  value: string;
  at: Place;
}

/**
 * The sources of a `COPY` or `ADD` that lie in the build context: here-documents and what `ADD`
 * fetches from elsewhere are none (Dockerfile reference, COPY and ADD).
 */
export function copySources(
  by: 'COPY' | 'ADD',
  instruction: Instruction,
  text: string,
  expand: (written: string) => string | undefined,
): Source[] {
  return wordsOf(instruction, text)
    .slice(0, -1)
    .filter(({ value }) => !heredoc.test(value))
    .map(({ value, at }) => {
      const path = expand(value);
      return { by, written: value, ...(path === undefined ? {} : { path }), at };
    })
    .filter((source) => !(by === 'ADD' && remote.test(source.path ?? source.written)));
}

/** What `--from=` names in a `COPY`. */
export function fromFlag(instruction: Instruction): string | undefined {
  return (
    flagsOf(instruction)
      .find((flag) => flag.getName() === 'from')
      ?.getValue() ?? undefined
  );
}

/** What the mounts of a `RUN` name after `from=`. */
export function imagesMounted(instruction: Instruction): string[] {
  return flagsOf(instruction)
    .filter((flag) => flag.getName() === 'mount')
    .flatMap((flag) => /(?:^|,)from=([^,]+)/.exec(flag.getValue() ?? '')?.[1] ?? []);
}

/** The flags before an instruction's arguments. */
export function flagsOf(instruction: Instruction) {
  return instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
}

/** True when an instruction has a here-document among its arguments. */
export function hasHeredoc(instruction: Instruction): boolean {
  // Its text is there at once; its arguments are taken apart at each call.
  return (
    instruction.getTextContent().includes('<<') &&
    instruction.getArguments().some((one) => heredoc.test(one.getValue()))
  );
}

/** The arguments of a `COPY` or `ADD`, in either of their two forms. */
function wordsOf(instruction: Instruction, text: string): Word[] {
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  if (strings.length > 0) {
    const lines = text.split('\n');
    return strings.map((string) => {
      const { start, end } = string.getRange();
      const written = lines[start.line]?.slice(start.character, end.character) ?? '';
      return { value: unquoted(written), at: placeOf(string.getRange()) };
    });
  }
  const words = instruction
    .getArguments()
    .map((word) => ({ value: unquoted(word.getValue()), at: placeOf(word.getRange()) }));
  // what follows the line of the last here-document's name is its text
  const last = words.findLast((word) => heredoc.test(word.value))?.at.line;
  return last === undefined ? words : words.filter((word) => word.at.line <= last);
}

function unquoted(written: string): string {
  return /^(["']).*\1$/.test(written) && written.length > 1 ? written.slice(1, -1) : written;
}
