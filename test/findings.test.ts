import { describe, expect, test } from 'vitest';
import { toldOnce } from '../src/findings.ts';
import type { Finding } from '../src/types.ts';

const finding = (check: string, where: Finding['where'], what = check): Finding => ({
  check,
  step: 'write',
  severity: 'error',
  what,
  why: 'it is so',
  ...(where && { where }),
  remedy: { kind: 'advice', text: 'do otherwise' },
});

describe('what a log shows', () => {
  const inLog = finding('repo-folder-mismatch', { log: 'rehearsal', line: 31 }, 'the build failed');
  const other = finding('push-not-proven', { registry: 'docker.io' });

  test('is told by the check that finds it in the thing itself, in the place of the log', () => {
    const inFile = finding('repo-folder-mismatch', { file: 'buildspec.yml', line: 27 });
    const second = finding('repo-folder-mismatch', { file: 'buildspec.yml', line: 30 });
    expect(toldOnce([inLog, other, inFile, second])).toEqual([inFile, second, other]);
  });

  test('stands where nothing else shows it', () => {
    const more = finding('repo-folder-mismatch', { log: 'rehearsal', line: 40 });
    expect(toldOnce([inLog, more, other])).toEqual([inLog, more, other]);
  });
});
