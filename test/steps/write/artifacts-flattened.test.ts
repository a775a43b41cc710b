import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (artifacts: string) => {
  const text = `${buildspec(['docker images'])}artifacts:\n${artifacts}`;
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'artifacts-flattened');
};

test.each([
  ["  files:\n    - '**/*'\n  discard-paths: yes\n", 17],
  ["  discard-paths: 'yes'\n  base-directory: dist\n  files: '**/*'\n", 15],
  ["  files:\n    - a.txt\n    - '**'\n  discard-paths: true\n", 18],
  [
    "  files:\n    - a.txt\n  secondary-artifacts:\n    web:\n      files: '**/*'\n      discard-paths: yes\n",
    20,
  ],
])('%j', async (artifacts, line) => {
  expect(await found(artifacts)).toMatchObject([
    { severity: 'warning', where: { line }, remedy: { kind: 'advice' } },
  ]);
});

test.each([
  "  files:\n    - '**/*'\n",
  "  files:\n    - '**/*'\n  discard-paths: no\n",
  '  files:\n    - imagedefinitions.json\n    - target/*.jar\n  discard-paths: yes\n',
])('in order: %j', async (artifacts) => {
  expect(await found(artifacts)).toEqual([]);
});
