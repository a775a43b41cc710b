import { answerWords, choicesOf } from './answers.ts';
import { commandWords } from './commands.ts';
import { flagWords, has } from './flags.ts';
import { answerFlags } from './options.ts';

/** A word that may stand next on the command line. */
export interface Offer {
  word: string;
  help: string;
}

/** What a shell completes a word to. */
export interface Completion {
  offers: readonly Offer[];
  /** The shell offers paths as well. */
  paths: boolean;
}

/** Names that only a look at files gives; each is read when it is needed. */
export interface Names {
  checks(): Promise<readonly Offer[]>;
  lessons(): Promise<readonly Offer[]>;
  templates(): Promise<readonly Offer[]>;
  profiles(): Promise<readonly Offer[]>;
}

export const completionShells = ['bash', 'zsh', 'fish', 'powershell'] as const;

interface Flag {
  flag: string;
  value: string;
  help: string;
  short?: string;
  choices?: readonly string[];
}

/**
 * What the last of the words may become.
 * @param words what follows the program's name; the last is still being typed and may be empty
 */
export async function completionOf(words: readonly string[], names: Names): Promise<Completion> {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  const command = commandIn(before);
  const known = flagsOf(command ?? '');
  const [, named, part] = /^--([^=]+)=(.*)$/s.exec(typed) ?? [];
  if (named !== undefined && part !== undefined) {
    const { offers, paths } = await valuesOf(known, named, names);
    const whole = offers.map(({ word, help }) => ({ word: `--${named}=${word}`, help }));
    return starting(typed, { offers: whole, paths });
  }
  const last = flagCalled(known, before.at(-1));
  if (last?.value) return starting(typed, await valuesOf(known, last.flag, names));
  if (typed.startsWith('-')) return starting(typed, only(unused(known, before)));
  if (command === undefined) return starting(typed, only(commands));
  return starting(typed, await wordsAfter(command, names));
}

const only = (offers: readonly Offer[]): Completion => ({ offers, paths: false });
const nothing = only([]);
const anyPath: Completion = { offers: [], paths: true };
const words = (list: readonly string[]): Completion =>
  only(list.map((word) => ({ word, help: '' })));

const commands: readonly Offer[] = Object.entries(commandWords)
  .filter(([word]) => word !== '')
  .map(([word, { help }]) => ({ word, help }));

const flagsOf = (command: string): readonly Flag[] => [
  ...Object.values(flagWords).filter((one) => has(command, one)),
  ...answerFlags.map(([key, { flag, value, help }]) => {
    const choices = choicesOf(key);
    return { flag, value, help, ...(choices && { choices }) };
  }),
];

/** The first word that is neither a flag nor a flag's value. */
function commandIn(before: readonly string[]): string | undefined {
  const all = [...Object.values(flagWords), ...Object.values(answerWords)];
  return before.find(
    (word, at) => !word.startsWith('-') && !flagCalled(all, before[at - 1])?.value,
  );
}

const flagCalled = <F extends Flag>(flags: readonly F[], word = ''): F | undefined =>
  flags.find(({ flag, short }) => word === `--${flag}` || (short && word === `-${short}`));

const unused = (flags: readonly Flag[], before: readonly string[]): Offer[] =>
  flags
    .filter(({ flag }) => !before.includes(`--${flag}`))
    .map(({ flag, help }) => ({ word: `--${flag}`, help }));

async function valuesOf(flags: readonly Flag[], flag: string, names: Names): Promise<Completion> {
  const { value = '', choices } = flags.find((one) => one.flag === flag) ?? {};
  if (choices) return words(choices);
  if (value === 'FILE' || value === 'PATH') return anyPath;
  if (flag === 'template') return only(await names.templates());
  if (flag === 'profile') return only(await names.profiles());
  // The words of a value that may also be any text.
  return words(value.split('|').filter((word) => /^[a-z-]+$/.test(word)));
}

async function wordsAfter(command: string, names: Names): Promise<Completion> {
  if (command === 'explain') return only(await names.checks());
  if (command === 'tutorial') return only(await names.lessons());
  if (command === 'completion') return words(completionShells);
  return /FILE|FOLDER/.test(commandWords[command]?.takes ?? '') ? anyPath : nothing;
}

const starting = (typed: string, { offers, paths }: Completion): Completion => ({
  offers: offers.filter(({ word }) => word.startsWith(typed)),
  paths,
});
