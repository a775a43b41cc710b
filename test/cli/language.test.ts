import { expect, test } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

const spokenIn = (environment: Record<string, string>, ...argv: string[]) =>
  languageOf({ argv, environment, platform: 'linux' } as unknown as Surroundings);

test.each([
  [{}, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
])('in %j it is %s', (environment, language) => {
  expect(spokenIn(environment)).toBe(language);
});

test('a terminal that cannot show the words gets English', () => {
  expect(spokenIn({ LANG: 'ja_JP.eucJP' })).toBe('en');
  expect(spokenIn({ LANG: 'ja_JP.UTF-8', TERM: 'linux' })).toBe('en');
});

test('--language goes before the locale', () => {
  expect(spokenIn({ LANG: 'ja_JP.UTF-8' }, 'check', '--language', 'en')).toBe('en');
  expect(spokenIn({ LANG: 'C' }, '--language=ja', 'check')).toBe('ja');
  expect(spokenIn({ LANG: 'ja_JP.UTF-8' }, '--language', 'xx')).toBe('en');
});
