import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { failedBuild } from './build-log.ts';

const remedyFor = (run: string, status: number, ...said: readonly string[]) => {
  const log = failedBuild(
    'docker build -t app .',
    1,
    '#8 [4/6] USER node',
    `#9 [5/6] RUN ${run}`,
    ...said.map((line) => `#9 0.212 ${line}`),
    `#9 ERROR: process "/bin/sh -c ${run}" did not complete successfully: exit code: ${status}`,
    '------',
    `ERROR: failed to solve: process "/bin/sh -c ${run}" did not complete successfully: exit code: ${status}`,
  );
  return diagnose({ log }).cause?.remedy;
};

test.each([
  ['./setup.sh', 127, '/bin/sh: ./setup.sh: not found', /eol=lf/],
  ['./setup.sh', 126, '/bin/sh: 1: ./setup.sh: Permission denied', /--chmod=755/],
  ['npm ci', 243, "npm error Error: EACCES: permission denied, mkdir '/app/out'", /before USER/],
  ['apt-get install -y curl', 100, 'E: Unable to locate package curl', /apt-get update &&/],
  ['curl -O x', 127, '/bin/sh: curl: not found', /base image that has it/],
])('%s that ends with %d and %s: what helps is said', (run, status, said, remedy) => {
  expect(remedyFor(run, status, said)).toMatch(remedy);
});

test.each([
  ['apt-get update && apt-get install -y crul', 100, 'E: Unable to locate package crul'],
  ['make', 2, 'make: *** [Makefile:3: all] Error 1'],
])('%s that ends with %d and %s: nothing more is claimed', (run, status, said) => {
  expect(remedyFor(run, status, said)).toBe('put right what this step printed above');
});
