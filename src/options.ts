import { parseArgs } from 'node:util';
import { answerWords, parseAnswer, refuseWord } from './answers.ts';
import type { AnswerKey, Setup } from './types.ts';

/** Flags that every command takes and that answer no question. */
export interface Options {
  dir?: string;
  profile?: string;
  region?: string;
  answers?: string;
  passwordEnv?: string;
  passwordStdin: boolean;
  envFile?: string;
  /** `check`, `fix`: id of a failed build, or a log: a file, or `-` for standard input. */
  build?: string;
  log?: string;
  /** `plan`: the dialect to print it in, the shell of its commands, and the file to save it to. */
  as?: Dialect;
  shell?: Shell;
  out?: string;
  /** `prove`: the file to write what was proven to; `check`: to look at it again. */
  receipt?: string;
  practice: boolean;
  plain: boolean;
  json: boolean;
  /** `check`: findings as SARIF 2.1.0, or as annotations of GitHub Actions. */
  sarif: boolean;
  annotations: boolean;
  /** `check`: files alone are looked at. */
  offline: boolean;
  yes: boolean;
  noInput: boolean;
  help: boolean;
  version: boolean;
}

/** The dialects of a plan, and the shells that its commands can be for. */
const dialects = ['commands', 'cloudformation', 'terraform'] as const;
const shells = ['bash', 'powershell'] as const;
export type Dialect = (typeof dialects)[number];
export type Shell = (typeof shells)[number];

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

/** Commands that this version knows, with the line that help shows. */
export const commandWords: Readonly<Record<string, string>> = {
  '': 'the walk in this folder: look, ask what is left, repair, prove',
  check: 'look at everything, or at FILES and FOLDERS alone, change nothing, print the findings',
  fix: 'walk through the steps that have findings, then look again',
  plan: 'the changes that the walk would make, each with its reason and commands',
  apply: 'carry the walk out without questions (--yes), or the plan that FILE holds',
  prove: 'build and push as a test, and ask the registry for the digest',
  explain: 'the page of one check: the fault, why it happens, the remedy',
  practice: 'serve the practice ground on loopback until stopped',
};

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;

const plainFlags = {
  dir: text,
  profile: text,
  region: text,
  answers: text,
  'password-env': text,
  'password-stdin': yes,
  'env-file': text,
  build: text,
  log: text,
  as: text,
  shell: text,
  out: text,
  receipt: text,
  practice: yes,
  plain: yes,
  json: yes,
  sarif: yes,
  annotations: yes,
  offline: yes,
  yes: { type: 'boolean', short: 'y' } as const,
  'no-input': yes,
  help: { type: 'boolean', short: 'h' } as const,
  version: { type: 'boolean', short: 'v' } as const,
};

const answerKeys = (Object.keys(answerWords) as AnswerKey[]).filter(
  (key) => key !== 'password' && key !== 'practice',
);

/** @throws Usage with a sentence for the person */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parsed(argv);
  const [command = '', ...rest] = positionals;
  if (!Object.hasOwn(commandWords, command)) {
    throw new Usage(`there is no command “${command}”; firstpush --help lists them`);
  }
  const takes = mostWords[command] ?? 0;
  if (rest.length > takes) throw new Usage(`${command || 'the walk'} takes no “${rest[takes]}”`);
  refuseForms(command, values);
  refuseDialect(command, values);
  const setup: Record<string, unknown> = {};
  for (const key of answerKeys) {
    const value = (values as Record<string, unknown>)[answerWords[key].flag];
    if (value === undefined) continue;
    const refused = refuseWord(key, String(value));
    if (refused) throw new Usage(`--${refused}, not “${String(value)}”`);
    setup[key] = parseAnswer(key, String(value));
  }
  return { command, rest, options: optionsOf(values), setup: setup as Setup };
}

/** The forms of a report exclude each other, and only `check` has those that other tools read. */
function refuseForms(command: string, values: Record<string, unknown>): void {
  const forms = ['json', 'sarif', 'annotations'].filter((flag) => values[flag] === true);
  if (forms.length > 1) throw new Usage(`--${forms[0]} and --${forms[1]} exclude each other`);
  const own = ['sarif', 'annotations', 'offline'].find((flag) => values[flag] === true);
  if (own && command !== 'check') throw new Usage(`--${own} belongs to firstpush check`);
  const evidence = ['build', 'log'].find((flag) => values[flag] !== undefined);
  if (evidence && command !== 'check' && command !== 'fix') {
    throw new Usage(`--${evidence} belongs to firstpush check and fix`);
  }
}

/** How many words a command takes, where it takes any. */
const mostWords: Readonly<Record<string, number>> = {
  check: Number.POSITIVE_INFINITY,
  explain: 1,
  apply: 1,
};

/** A dialect is printed instead of JSON, and only commands are of a shell. */
function refuseDialect(command: string, values: Record<string, unknown>): void {
  const own = ['as', 'shell', 'out'].find((flag) => values[flag] !== undefined);
  if (own && command !== 'plan') throw new Usage(`--${own} belongs to firstpush plan`);
  for (const [flag, allowed] of Object.entries({ as: dialects, shell: shells })) {
    const value = values[flag];
    if (value !== undefined && !allowed.some((one) => one === value)) {
      throw new Usage(`--${flag} is one of ${allowed.join(', ')}, not “${String(value)}”`);
    }
  }
  if (values['as'] && values['json']) throw new Usage('--as and --json exclude each other');
  if (values['shell'] && values['as'] !== 'commands') {
    throw new Usage('--shell belongs to --as commands');
  }
}

function parsed(argv: readonly string[]) {
  const answers = Object.fromEntries(
    answerKeys.map((key) => [answerWords[key].flag, answerWords[key].value === '' ? yes : text]),
  );
  try {
    return parseArgs({
      args: [...argv],
      options: { ...answers, ...plainFlags },
      allowPositionals: true,
    });
  } catch (error) {
    const { message } = error as Error;
    const secret = argv.some((word) => /^--password(=|$)/.test(word));
    // The message of the parser repeats the argument, which here would be the password.
    throw new Usage(secret ? 'a password is never an argument: use --password-stdin' : message);
  }
}

function optionsOf(values: Record<string, unknown>): Options {
  const given = (flag: string) => (typeof values[flag] === 'string' ? values[flag] : undefined);
  const on = (flag: string) => values[flag] === true;
  const texts = {
    dir: given('dir'),
    profile: given('profile'),
    region: given('region'),
    answers: given('answers'),
    passwordEnv: given('password-env'),
    envFile: given('env-file'),
    build: given('build'),
    log: given('log'),
    as: given('as'),
    shell: given('shell'),
    out: given('out'),
    receipt: given('receipt'),
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    passwordStdin: on('password-stdin'),
    practice: on('practice'),
    plain: on('plain'),
    json: on('json'),
    sarif: on('sarif'),
    annotations: on('annotations'),
    offline: on('offline'),
    yes: on('yes'),
    noInput: on('no-input'),
    help: on('help'),
    version: on('version'),
  };
}
