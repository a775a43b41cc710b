import { parseArgs } from 'node:util';
import { answerWords, parseAnswer, refuseWord } from './answers.ts';
import { commandWords } from './commands.ts';
import { flagWords, has, type Options } from './flags.ts';
import { t } from './language.ts';
import { nearest } from './nearest.ts';
import type { AnswerKey, Setup } from './types.ts';

export interface CommandLine {
  /** The first word; empty for the walk. */
  command: string;
  /** What follows the command. */
  rest: readonly string[];
  options: Options;
  /** Answers given by flags. */
  setup: Setup;
}

/** The command line is not understood: exit 2. */
export class Usage extends Error {
  override readonly name = 'Usage';
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

const options = Object.entries(flagWords);

/** The answers that have a flag of their own; the others are among the flags that answer nothing. */
export const answerFlags = Object.entries(answerWords).filter(
  ([key]) => key !== 'password' && key !== 'practice',
) as [AnswerKey, (typeof answerWords)[AnswerKey]][];

/** @throws Usage with a sentence for the person */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parsed(argv);
  const [command = '', ...rest] = positionals;
  if (!Object.hasOwn(commandWords, command)) {
    throw new Usage(t`there is no command “${command}”; firstpush --help lists them`);
  }
  const most = commandWords[command]?.most ?? 0;
  if (rest.length > most) throw new Usage(t`${command || t`the walk`} takes no “${rest[most]}”`);
  refuseForeign(command, values);
  refuseTogether(command, values);
  return { command, rest, options: optionsOf(values), setup: setupOf(values) };
}

/** Most flags are of all commands; the others are refused where they would say nothing. */
function refuseForeign(command: string, values: Values): void {
  for (const [, words] of options) {
    const { flag, of = [], choices } = words;
    const value = values[flag];
    if (value === undefined) continue;
    if (!has(command, words)) {
      throw new Usage(t`--${flag} belongs to ${and(of.map((one) => `firstpush ${one}`.trim()))}`);
    }
    if (choices && !choices.includes(String(value))) {
      throw new Usage(t`--${flag} is one of ${choices.join(', ')}, not “${String(value)}”`);
    }
  }
}

/** What is printed has one form, and only commands are of a shell. */
function refuseTogether(command: string, values: Values): void {
  const asked = values['request'] !== undefined;
  const forms = ['as', 'json', 'sarif', 'annotations']
    .filter((flag) => values[flag])
    .filter((flag) => flag !== 'as' || !asked);
  if (forms.length > 1) throw new Usage(t`--${forms[0]} and --${forms[1]} exclude each other`);
  if (command !== 'plan' && values['as'] && !asked) throw new Usage(t`--as belongs to --request`);
  if (values['wait'] !== undefined && !/^\d+$/.test(String(values['wait']))) {
    throw new Usage(t`--wait is a number of minutes, not “${String(values['wait'])}”`);
  }
  if (values['shell'] && values['as'] !== 'commands') {
    throw new Usage(t`--shell belongs to --as commands`);
  }
  refuseOfAccount(values);
}

/** The look at an account takes no folder and no form but text and JSON. */
function refuseOfAccount(values: Values): void {
  if (values['builds'] && !values['all-projects']) {
    throw new Usage(t`--builds belongs to --all-projects`);
  }
  const others = ['sarif', 'annotations', 'offline', 'full', 'build', 'log', 'receipt', 'project'];
  const other = others.find((flag) => values[flag] !== undefined);
  if (values['all-projects'] && other) {
    throw new Usage(t`--all-projects and --${other} exclude each other`);
  }
  if (values['full'] && values['offline']) {
    throw new Usage(t`--full and --offline exclude each other`);
  }
}

const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : t`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `--wait` alone waits an hour. */
function withMinutes(argv: readonly string[]): string[] {
  return argv.map((word, at) =>
    word === '--wait' && !/^\d+$/.test(argv[at + 1] ?? '') ? '--wait=60' : word,
  );
}

function parsed(argv: readonly string[]): { values: Values; positionals: string[] } {
  const known = [...answerFlags, ...options].map(([, words]) => {
    const type = words.value === '' ? ('boolean' as const) : ('string' as const);
    const short = 'short' in words ? { short: words.short } : {};
    return [words.flag, { type, ...short }] as const;
  });
  try {
    return parseArgs({
      args: withMinutes(argv),
      options: Object.fromEntries(known),
      allowPositionals: true,
    }) as { values: Values; positionals: string[] };
  } catch (error) {
    // The message of the parser repeats the argument, which here would be the password.
    const secret = argv.some((word) => /^--password(=|$)/.test(word));
    if (secret) throw new Usage(t`a password is never an argument: use --password-stdin`);
    const flags = known.map(([flag]) => `--${flag}`);
    throw new Usage(refusalOf((error as Error).message, flags));
  }
}

/** What the parser of the command line says, in our words: it names the flag in quotes. */
function refusalOf(message: string, flags: readonly string[]): string {
  const [, flag = ''] = /'(?:-\w, )?(-[^\s'=]*)/.exec(message) ?? [];
  if (/does not take an argument/.test(message)) return t`${flag} takes no value`;
  if (!/^Unknown option/.test(message)) return t`${flag} needs a value: ${flag}=VALUE`;
  const meant = nearest(flag, flags);
  return meant
    ? t`there is no flag ${flag}; ${meant} is one`
    : t`there is no flag ${flag}; firstpush --help lists them`;
}

/** @throws Usage */
function setupOf(values: Values): Setup {
  const given = answerFlags.flatMap(([key, { flag }]) => {
    const value = values[flag];
    if (value === undefined) return [];
    const refused = refuseWord(key, String(value));
    if (refused) throw new Usage(t`--${refused}, not “${String(value)}”`);
    return [[key, parseAnswer(key, String(value))]];
  });
  return Object.fromEntries(given);
}

function optionsOf(values: Values): Options {
  const said = options.flatMap(([key, { flag, value }]) => {
    if (value === '') return [[key, values[flag] === true]];
    return values[flag] === undefined ? [] : [[key, values[flag]]];
  });
  return Object.fromEntries(said);
}
