import { expect, test } from 'vitest';
import { looking } from './looking.ts';

const found = async (value: string, command = 'echo $TAG') => {
  const text = `version: 0.2\nenv:\n  variables:\n    TAG: ${value}\nphases:\n  build:\n    commands:\n      - ${command}\n`;
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'env-value-not-expanded');
};

test.each([
  ['$(date +%F)', '$(date +%F)'],
  ['v-$NUMBER', '$NUMBER'],
  ['$TAG', '$TAG'],
  ['"$PATH:/opt"', '$PATH'],
])('%s stays as it is', async (value, expression) => {
  expect(await found(value)).toMatchObject([
    {
      severity: 'warning',
      what: `TAG holds the text ${expression} as it stands`,
      where: { line: 4 },
    },
  ]);
});

test.each([
  ['plain', 'echo $TAG'],
  ['pa$$word', 'echo $TAG'],
  ['^v[0-9]+$', 'echo $TAG'],
  ['$NUMBER', 'eval echo $TAG'],
  ['$NUMBER', 'TAG=1 && echo $TAG'],
  ['$NUMBER', 'echo well'],
])('%s with %s is nobody’s fault', async (value, command) => {
  expect(await found(value, command)).toEqual([]);
});
