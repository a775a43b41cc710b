import { expect, test } from 'vitest';
import { causeFindings } from '../../src/changes/cause-findings.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { commandFails } from '../../src/diagnosis/example.ts';

const found = (command: string, ...printed: string[]) =>
  causeFindings(diagnose({ log: commandFails('BUILD', command, printed) }), {
    name: 'the build of this log',
    log: 'build.log',
  })[0];

test('a cause that is certain is told as it is', () => {
  expect(found('docker build .', 'no space left on device')?.what).not.toMatch(/^likely/);
});

test('a cause that is only likely says so', () => {
  expect(found('bundle', 'Error: frobs is missing')?.what).toMatch(/^likely: .*frobs is missing$/);
});

test('a cause that is not known says so, and shows the lines that matter', () => {
  const finding = found('make', 'building', 'make: *** [Makefile:3: frobnicate] Error 7');
  expect(finding).toMatchObject({
    check: 'build-failed',
    passage: [{ text: 'make: *** [Makefile:3: frobnicate] Error 7' }],
  });
});
