import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namesIn, sources } from '../sources.ts';

const pages = namesIn('rights/pages').map((file) => file.replace(/\.md$/, ''));

/** What is found of rights, as it is written in the sources. */
const found = sources()
  .filter(({ layer }) => layer === 'rights')
  .flatMap(({ text }) => [...text.matchAll(/'(caller-[\w-]+)'/g)])
  .map(([, id = '']) => id);

test('everything that is found of rights has a page, and there is no page besides', () => {
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.sort()).toEqual([...new Set(found)].sort());
});

test.each(pages)('the page of %s says what, why, and the remedy, and names its sources', (id) => {
  const file = new URL(`../../src/rights/pages/${id}.md`, import.meta.url);
  expect(readFileSync(file, 'utf8')).toMatch(
    new RegExp(
      `^# ${id}\\n\\n[\\s\\S]+\\n## Why\\n[\\s\\S]+\\n## Remedy\\n[\\s\\S]+\\n## Sources\\n`,
    ),
  );
});
