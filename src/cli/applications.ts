import { existsSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { answerWords } from '../answers.ts';
import type { ListedApplication } from '../answers-file.ts';
import { flagWords, type Options } from '../flags.ts';
import { answersFileName } from '../kept-answers.ts';
import { alsoKnown, knownFrom } from '../known.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { Secret } from '../secret.ts';
import type { AnswerKey, Known } from '../types.ts';
import { answersFileIn, passwordFrom } from './gather.ts';
import type { Surroundings } from './surroundings.ts';
import { isFolder } from './target.ts';

/** Several applications that a command works on, one after the other. */
export interface Applications {
  /** What counts for all of them. */
  shared: Known;
  each: readonly NamedApplication[];
}

/** One of several applications; what its own `firstpush.yml` keeps is still to be read. */
export interface NamedApplication {
  /** Its folder as seen from where one works. */
  dir: string;
  /** Absolute. */
  folder: string;
  given: Known;
  /** The variable that the list names for its password, where that is not set. */
  unset?: string;
}

/**
 * The applications that are named as folders, or that the answers file lists; undefined where the
 * command works on one folder. A folder that is named and listed has the answers of the list.
 * @throws Usage where something named is no folder, or a flag is for one application alone
 */
export async function applicationsOf(
  line: CommandLine,
  folder: string,
  surroundings: Surroundings,
): Promise<Applications | undefined> {
  const { command, rest, options } = line;
  if (command !== 'check' && command !== 'plan' && command !== 'apply') return undefined;
  if (command === 'check' && rest.length > 0 && !options.full) return undefined;
  if (command === 'apply' && namesSavedPlan(line, surroundings)) return undefined;
  const list = listFor(line, folder, surroundings);
  if (rest.length === 0 && !list.applications) return undefined;
  refuseFlagsOfOne(line);

  const password = await passwordFrom(line, surroundings);
  const flags = knownFrom({ ...line.setup, ...(password && { password }) }, 'flag');
  const listed = new Map(
    list.applications?.map((one) => [resolve(list.folder, one.dir), one] as const),
  );
  const folders = rest.length > 0 ? rest.map((name) => resolve(folder, name)) : [...listed.keys()];
  const each = [...new Set(folders)].map((path): NamedApplication => {
    const dir = relative(surroundings.workingFolder, path).split(sep).join('/') || '.';
    if (!isFolder(path, dir)) throw new Usage(t`${dir} is no folder`);
    const { setup = {}, passwordEnv } = listed.get(path) ?? {};
    const value = passwordEnv && surroundings.environment[passwordEnv];
    const own = { ...setup, ...(value && { password: new Secret(value) }) };
    const given = alsoKnown(alsoKnown(flags, own, list.shown), list.setup, list.shown);
    return { dir, folder: path, given, ...(passwordEnv && !value && { unset: passwordEnv }) };
  });
  forgetPasswords([...listed.values()], surroundings);
  const shared = alsoKnown(flags, list.setup, list.shown);
  if (each.length > 1) refuseAnswersOfOne(shared);
  if (command !== 'check') refuseSameGuess(each);
  return { shared, each };
}

/** A saved plan is of one application: a file, as seen from where one works, whatever `--dir` says. */
function namesSavedPlan({ rest }: CommandLine, { workingFolder }: Surroundings): boolean {
  const [name, ...others] = rest;
  if (name === undefined || others.length > 0) return false;
  const found = statSync(resolve(workingFolder, name), { throwIfNoEntry: false });
  return found !== undefined && !found.isDirectory();
}

/** The answers file that may list applications: the one that is named, else that of the folder. */
function listFor({ options }: CommandLine, folder: string, { workingFolder }: Surroundings) {
  const named = options.answers;
  const path = resolve(named ? workingFolder : folder, named ?? answersFileName);
  const shown = named ?? answersFileName;
  const file = answersFileIn(path, shown, named !== undefined);
  // What the folder's own file says of one application is not for the folders below.
  const setup = named || file.applications ? file.setup : {};
  return { ...file, setup, shown, folder: resolve(path, '..') };
}

/** Programs that are started from here need not inherit what was read. */
function forgetPasswords(
  listed: readonly ListedApplication[],
  { environment }: Surroundings,
): void {
  for (const { passwordEnv } of listed) if (passwordEnv) delete environment[passwordEnv];
}

/** Flags of what is printed or written once, or looked at besides one application. */
const flagsOfOne: readonly (keyof Options)[] = [
  ...(['as', 'out', 'request', 'receipt', 'build', 'log', 'sarif', 'annotations'] as const),
];

function refuseFlagsOfOne({ options }: CommandLine): void {
  const flag = flagsOfOne.find((key) => options[key]);
  if (!flag) return;
  throw new Usage(t`--${flagWords[flag].flag} is for one application: name its folder by --dir`);
}

/** What can be true of one application only. */
const answersOfOne: readonly AnswerKey[] = ['app', 'repository', 'project'];

function refuseAnswersOfOne({ setup, from }: Known): void {
  const key = answersOfOne.find((one) => setup[one] !== undefined);
  if (!key) return;
  const { flag } = answerWords[key];
  const named = from[key] === 'flag' ? `--${flag}` : t`“${flag}” in ${from[key]}`;
  throw new Usage(t`${named} would count for every application: give it for each`);
}

/** A folder's name is the guess for its application's: two of one name would share all that is made. */
function refuseSameGuess(each: readonly NamedApplication[]): void {
  const guessed = new Map<string, string>();
  for (const { dir, folder, given } of each) {
    if (given.setup.app || existsSync(join(folder, answersFileName))) continue;
    const name = basename(folder).toLowerCase();
    const other = guessed.get(name);
    if (other) throw new Usage(t`${other} and ${dir} would both be “${name}”: give “app” for each`);
    guessed.set(name, dir);
  }
}
