import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Language, languages, speak } from '../language.ts';
import { knowsUnicode } from './face-kind.ts';
import type { Surroundings } from './surroundings.ts';

/** Speaks the language of whoever called, from before the first word. */
export async function learnLanguage(surroundings: Surroundings): Promise<void> {
  const language = languageOf(surroundings);
  if (language === 'en') return;
  const path = join(surroundings.packageFolder, 'dist', 'languages', `${language}.json`);
  speak({ language, texts: JSON.parse(await readFile(path, 'utf8')) });
}

/**
 * What `--language` says, else the locale of the surroundings as far as there are words for it and
 * the terminal can show them; else English.
 * Source: POSIX.1-2024, Base Definitions, 8.2 Internationalization Variables.
 */
export function languageOf(surroundings: Surroundings): Language {
  const wanted = flagOf(surroundings.argv);
  if (wanted !== undefined) return known(wanted) ?? 'en';
  return (knowsUnicode(surroundings) && known(localeOf(surroundings))) || 'en';
}

/** Read before the flags are, whose own words are of some language. */
function flagOf(argv: readonly string[]): string | undefined {
  const flag = argv.findLastIndex((word) => /^--language(=|$)/.test(word));
  return flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
}

/** `ja_JP.UTF-8`, `ja-JP`; on Windows, where no variable names it, that of the system. */
function localeOf({ environment, platform }: Surroundings): string {
  const named = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'];
  if (named) return named;
  return platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}

function known(locale: string): Language | undefined {
  return languages.find((language) => language === /^[a-z]+/i.exec(locale)?.[0].toLowerCase());
}
