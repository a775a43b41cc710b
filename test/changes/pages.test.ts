import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refused } from '../../src/changes/verbs.ts';
import { couldNotLook } from '../../src/findings.ts';
import type { Change } from '../../src/types.ts';
import { namesIn, sources } from '../sources.ts';
import { examples } from './examples.ts';

const unseen = { reason: 'denied', tried: 'it', said: 'no' } as const;
const pages = namesIn('changes/pages').map((file) => file.replace(/\.md$/, ''));
const ofChecks = ['name', 'store', 'wire', 'write', 'prove']
  .flatMap((step) => namesIn(`steps/${step}/checks`))
  .flatMap((file) => file.match(/^(.+)\.md$/)?.[1] ?? []);

/** What changes call a refusal. */
const refusals = Object.values<Change>(examples).map(
  (change) => refused(change, 'wire', unseen).check,
);

/** What changes call an outcome, as it is written in their sources. */
const outcomes = sources()
  .filter(({ layer }) => layer === 'changes')
  .flatMap(({ text }) => [...text.matchAll(/\bcheck: ([^,\n]*'[\w-]+'.*),$/gm)])
  .flatMap(([, value = '']) => [...value.matchAll(/'([\w-]+)'/g)].map(([, id = '']) => id));

const given = new Set([...refusals, ...outcomes, couldNotLook('name', unseen).check]);

test('everything that a change can come to has a page, its own or its check’s', () => {
  expect(given.size).toBeGreaterThan(15);
  const missing = [...given].filter((id) => !pages.includes(id) && !ofChecks.includes(id));
  expect(missing).toEqual([]);
});

test('there is no page besides', () => {
  expect(pages.filter((id) => !given.has(id) || ofChecks.includes(id))).toEqual([]);
});

test.each(pages)('the page of %s says what, why, and the remedy, and names its sources', (id) => {
  const file = new URL(`../../src/changes/pages/${id}.md`, import.meta.url);
  const page = readFileSync(file, 'utf8');
  expect(page).toMatch(
    new RegExp(
      `^# ${id}\\n\\n[\\s\\S]+\\n## Why\\n[\\s\\S]+\\n## Remedy\\n[\\s\\S]+\\n## Sources\\n`,
    ),
  );
});
