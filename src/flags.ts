/** The flags that answer no question: one table for reading, help and completion. */

import { type Language, languages, t } from './language.ts';
/** What these flags say. */
export interface Options {
  dir?: string;
  profile?: string;
  region?: string;
  answers?: string;
  passwordEnv?: string;
  passwordStdin: boolean;
  envFile?: string;
  build?: string;
  log?: string;
  as?: Dialect;
  shell?: Shell;
  out?: string;
  receipt?: string;
  request?: string;
  wait?: string;
  practice: boolean;
  language?: Language;
  plain: boolean;
  json: boolean;
  sarif: boolean;
  annotations: boolean;
  offline: boolean;
  allProjects: boolean;
  builds: boolean;
  full: boolean;
  yes: boolean;
  noInput: boolean;
  dryRun: boolean;
  reset: boolean;
  presenter: boolean;
  help: boolean;
  version: boolean;
}

/** The dialects of a plan, and the shells that its commands can be for. */
const dialects = ['commands', 'cloudformation', 'terraform'] as const;
const shells = ['bash', 'powershell'] as const;
export type Dialect = (typeof dialects)[number];
export type Shell = (typeof shells)[number];

interface FlagWords {
  flag: string;
  /** The word shown for its value, `FILE` and `PATH` for paths; empty for a switch. */
  value: string;
  help: string;
  short?: string;
  /** The commands that have it, the walk by its empty name; every command without. */
  of?: readonly string[];
  /** The only values it takes. */
  choices?: readonly string[];
}

/** Every such flag. */
export const flagWords: Record<keyof Options, FlagWords> = {
  dir: { flag: 'dir', value: 'PATH', help: t`the folder, instead of this one` },
  profile: { flag: 'profile', value: 'NAME', help: t`the profile of the AWS configuration` },
  region: { flag: 'region', value: 'NAME', help: t`the AWS region` },
  answers: {
    flag: 'answers',
    value: 'FILE',
    help: t`answers like those of firstpush.yml`,
  },
  passwordEnv: {
    flag: 'password-env',
    value: 'NAME',
    help: t`the variable that holds the password`,
  },
  passwordStdin: {
    flag: 'password-stdin',
    value: '',
    help: t`read the password from standard input`,
  },
  practice: { flag: 'practice', value: '', help: t`on the practice ground instead of an account` },
  plain: { flag: 'plain', value: '', help: t`lines instead of a screen` },
  json: { flag: 'json', value: '', help: t`one JSON document on standard output` },
  yes: { flag: 'yes', value: '', help: t`consent to the changes`, short: 'y' },
  noInput: { flag: 'no-input', value: '', help: t`never ask` },
  language: {
    flag: 'language',
    value: languages.join('|'),
    help: t`the language of all words`,
    choices: languages,
  },
  help: { flag: 'help', value: '', help: t`this page`, short: 'h' },
  version: { flag: 'version', value: '', help: t`the version`, short: 'v' },
  offline: { flag: 'offline', value: '', help: t`look at files alone`, of: ['check'] },
  allProjects: {
    flag: 'all-projects',
    value: '',
    help: t`look at every CodeBuild project of the account and region`,
    of: ['check'],
  },
  builds: {
    flag: 'builds',
    value: '',
    help: t`with --all-projects: why the last build of each failed, too`,
    of: ['check'],
  },
  full: {
    flag: 'full',
    value: '',
    help: t`look at all of the FOLDERS that are named, AWS included`,
    of: ['check'],
  },
  sarif: { flag: 'sarif', value: '', help: t`findings as SARIF 2.1.0`, of: ['check'] },
  annotations: {
    flag: 'annotations',
    value: '',
    help: t`findings as annotations of GitHub Actions`,
    of: ['check'],
  },
  build: {
    flag: 'build',
    value: 'ID',
    help: t`a failed build, by id or ARN; --project NAME is its last one`,
    of: ['check', 'fix'],
  },
  log: {
    flag: 'log',
    value: 'FILE',
    help: t`a failed build’s log, - for standard input`,
    of: ['check', 'fix'],
  },
  as: {
    flag: 'as',
    value: dialects.join('|'),
    help: t`the dialect of the plan, or of the request`,
    of: ['plan', '', 'fix', 'apply', 'prove'],
    choices: dialects,
  },
  shell: {
    flag: 'shell',
    value: shells.join('|'),
    help: t`whose quoting the commands have`,
    of: ['plan', '', 'fix', 'apply', 'prove'],
    choices: shells,
  },
  out: { flag: 'out', value: 'FILE', help: t`save the plan for apply`, of: ['plan'] },
  receipt: {
    flag: 'receipt',
    value: 'FILE',
    help: t`what was proven: written, and by check looked at again`,
    of: ['', 'check', 'fix', 'apply', 'prove'],
  },
  request: {
    flag: 'request',
    value: 'FILE',
    help: t`write what you may not do as a request to an administrator`,
    of: ['', 'fix', 'plan', 'apply', 'prove'],
  },
  wait: {
    flag: 'wait',
    value: 'MINUTES',
    help: t`wait until an administrator has done it (60)`,
    of: ['', 'fix', 'apply', 'prove'],
  },
  dryRun: {
    flag: 'dry-run',
    value: '',
    help: t`show what would be taken back, and take nothing back`,
    of: ['undo'],
  },
  reset: { flag: 'reset', value: '', help: t`forget what is done`, of: ['tutorial'] },
  presenter: {
    flag: 'presenter',
    value: '',
    help: t`show no account id and no access key id`,
    of: ['tutorial'],
  },
  envFile: {
    flag: 'env-file',
    value: 'FILE',
    help: t`write the environment as KEY=value lines once all listens`,
    of: ['practice'],
  },
};

/** Whether a command has a flag. */
export const has = (command: string, { of }: FlagWords): boolean => !of || of.includes(command);
