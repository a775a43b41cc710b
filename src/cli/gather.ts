import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type AnswersFile, readAnswers } from '../answers-file.ts';
import { count } from '../count.ts';
import { answersFileName } from '../kept-answers.ts';
import { alsoKnown, knownFrom } from '../known.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { Secret } from '../secret.ts';
import { type Known, Refused, type Setup } from '../types.ts';
import { readText } from '../world/read-text.ts';
import type { Surroundings } from './surroundings.ts';

/** The folder that the command works in. @throws Usage when there is none */
export async function folderOf(
  { options }: CommandLine,
  { workingFolder }: Surroundings,
): Promise<string> {
  const folder = resolve(workingFolder, options.dir ?? '.');
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new Usage(t`--dir ${options.dir}: there is no such folder`);
  return folder;
}

/**
 * The answers that are given before anybody is asked: flags first, then the answers file, then
 * `firstpush.yml`; the password by standard input or a variable that the user names.
 * @throws Usage when something given cannot be taken
 */
export async function gather(
  line: CommandLine,
  folder: string,
  surroundings: Surroundings,
): Promise<Known> {
  const password = await passwordFrom(line, surroundings);
  const given = givenAnswers(line, surroundings);
  return alsoKept(password ? alsoKnown(given, { password }, 'flag') : given, folder);
}

/** Settles also what the folder's `firstpush.yml` keeps. @throws Usage */
export function alsoKept(known: Known, folder: string, shown = answersFileName): Known {
  const kept = answersIn(resolve(folder, answersFileName), shown, false);
  return alsoKnown(known, kept, answersFileName);
}

/** The answers of the flags and of the file that `--answers` names, without a password. @throws Usage */
export function givenAnswers(
  { options, setup }: CommandLine,
  { workingFolder }: Pick<Surroundings, 'workingFolder'>,
): Known {
  const known = knownFrom(setup, 'flag');
  if (!options.answers) return known;
  const path = resolve(workingFolder, options.answers);
  return alsoKnown(known, answersIn(path, options.answers, true), options.answers);
}

/** The answers that a file keeps for one application; none where there is no file. @throws Usage */
export function answersIn(path: string, shown: string, required: boolean): Setup {
  const { setup, applications } = answersFileIn(path, shown, required);
  if (!applications) return setup;
  const listed = count(applications.length, 'application');
  throw new Usage(
    t`${shown} lists ${listed}: check, plan and apply work on such a list; --dir names the folder of one`,
  );
}

/** An answers file in which nothing is wrong; an empty one where none is required. @throws Usage */
export function answersFileIn(path: string, shown: string, required: boolean): AnswersFile {
  const content = textOf(path, shown, required);
  const file = readAnswers(content ?? '');
  const [problem] = file.problems;
  if (problem) throw new Usage(t`${shown}, line ${problem.line}: ${problem.what}`);
  return file;
}

function textOf(path: string, shown: string, required: boolean): string | undefined {
  try {
    return readText(path, shown);
  } catch (error) {
    if (error instanceof Refused) throw new Usage(t`${shown} cannot be read: ${error.unseen.said}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !required) return undefined;
    throw new Usage(t`${shown} cannot be read: ${code}`);
  }
}

/** The password that standard input brings or the variable that is named. @throws Usage */
export async function passwordFrom(
  { options }: CommandLine,
  { environment, stdin }: Surroundings,
): Promise<Secret | undefined> {
  if (options.passwordEnv) {
    const value = environment[options.passwordEnv];
    if (!value) throw new Usage(t`--password-env: the variable ${options.passwordEnv} is not set`);
    // Programs that are started from here (git, a rehearsal's shell) need not inherit it.
    delete environment[options.passwordEnv];
    return new Secret(value);
  }
  if (!options.passwordStdin) return undefined;
  // As docker login does: one trailing newline belongs to the pipe, not to the password.
  const value = (await text(stdin)).replace(/\r?\n$/, '');
  if (value === '') throw new Usage(t`--password-stdin: standard input is empty`);
  return new Secret(value);
}
