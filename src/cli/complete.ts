import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completionOf, completionShells, type Names, type Offer } from '../completion.ts';
import { t } from '../language.ts';
import { Usage } from '../options.ts';
import { profileNames } from '../world/aws/profiles.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The script that a shell reads once to complete firstpush's words.
 * @throws Usage for any other shell
 */
export async function completionScript(
  shell: string | undefined,
  { packageFolder }: Surroundings,
): Promise<string> {
  if (!completionShells.some((one) => one === shell)) {
    throw new Usage(t`completion is for one of ${completionShells.join(', ')}`);
  }
  return readFile(join(packageFolder, 'templates', 'completion', `firstpush.${shell}`), 'utf8');
}

/**
 * The answer to those scripts: a line for each word, with a tab and its explanation, and at last
 * `:paths` where the shell offers paths too, else `:words`.
 */
export async function complete(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<string> {
  const { offers, paths } = await completionOf(words, namesOf(surroundings));
  const lines = offers.map(({ word, help }) => `${word}\t${help}\n`);
  return `${lines.join('')}${paths ? ':paths' : ':words'}\n`;
}

function namesOf({ packageFolder, environment, home }: Surroundings): Names {
  return {
    async checks() {
      const { allChecks } = await import('./catalogue.ts');
      return allChecks.map(({ id, title }) => ({ word: id, help: title }));
    },
    async lessons() {
      const { tutorialIds } = await import('../tutorial/tutorial.ts');
      return tutorialIds.map((word) => ({ word, help: '' }));
    },
    async templates() {
      const files = await readdir(join(packageFolder, 'templates', 'buildspecs'));
      return files.map((file) => ({ word: file.replace('.buildspec.yml', ''), help: '' }));
    },
    async profiles() {
      const found = await profileNames({ environment, home });
      return found.map((word): Offer => ({ word, help: '' }));
    },
  };
}
