import { afterEach, expect, test } from 'vitest';
import { speak, speech, t } from '../src/language.ts';

const english = speech();
afterEach(() => speak(english));

const denied = (role: string, name: string) => t`the role ${role} may not read ${name}`;

test('English is what stands in the sources', () => {
  expect(denied('build', '/demo/url')).toBe('the role build may not read /demo/url');
});

test('another language has its own words, and its own order', () => {
  speak({
    language: 'ja',
    texts: { 'the role {0} may not read {1}': '{1} を読む権限がロール {0} にありません' },
  });
  expect(denied('build', '/demo/url')).toBe('/demo/url を読む権限がロール build にありません');
});

test('a value that looks like a place for one stays as it is', () => {
  speak({ language: 'ja', texts: { 'the role {0} may not read {1}': '{0}: {1}' } });
  expect(denied('{1}', '$&')).toBe('{1}: $&');
});

test('what a language has no words for is said in English', () => {
  speak({ language: 'ja', texts: {} });
  expect(denied('build', '/demo/url')).toBe('the role build may not read /demo/url');
});
