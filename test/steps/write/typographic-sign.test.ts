import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  return findings.filter(({ check }) => check === 'typographic-sign');
};

test.each([
  ['docker build -t “$URL/app” .', 'stands in typographic quotes'],
  ['git commit -m “one”', 'stands in typographic quotes'],
  ['docker build –no-cache -t $URL/app .', 'is written with a long dash'],
  ['docker build —pull -t $URL/app .', 'is written with a long dash'],
  ['npm install --save–dev eslint', 'is written with a long dash'],
])('%s', async (command, what) => {
  const findings = await found(command);
  expect(findings).toMatchObject([{ severity: 'warning', where: { line: 13 } }]);
  expect(findings[0]?.what).toContain(what);
});

test.each([
  'echo “done” – well',
  'git commit -m "“one” – two"',
  'aws sns publish --message 2020–2026',
  "sed -i 's/“/x/' a.txt",
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});
