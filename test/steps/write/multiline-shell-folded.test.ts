import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  return findings.filter(({ check }) => check === 'multiline-shell-folded');
};

test.each([
  'docker images \\\n        --quiet',
  `printf '%s' \\\n        > out.txt`,
  `echo built \\\n        && docker images`,
])('a backslash before a line that YAML joins: %j', async (command) => {
  expect(await found(command)).toMatchObject([{ severity: 'error', where: { line: 13 } }]);
});

test.each([
  `printf '[{"name":"web","imageUri":"docker.io/alice/web:latest"}]' \\\n        > imagedefinitions.json`,
  'echo built \\\n        and pushed',
])('what is printed takes no harm: %j', async (command) => {
  expect(await found(command)).toEqual([]);
});
