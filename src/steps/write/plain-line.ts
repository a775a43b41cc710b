import { programOf } from '../../buildspec/program.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { resolve, type Word } from '../../buildspec/words.ts';
import { rememberingFor } from '../../remember.ts';

/** A program with its arguments as far as the file tells them: a word that it does not tell is undefined. */
export interface PlainLine {
  name: string;
  /** The program as it is written. */
  program: Word;
  words: readonly (string | undefined)[];
  args: readonly Word[];
}

/** The line that a call runs; undefined where the program itself is not told. */
export const plainLine = rememberingFor(({ argv }: Call): PlainLine | undefined => {
  const program = programOf(argv);
  if (!program) return undefined;
  const { name, args, word } = program;
  return { name, program: word, args, words: args.map(({ parts }) => resolve(parts)) };
});
