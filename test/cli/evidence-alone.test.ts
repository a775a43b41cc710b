import { describe, expect, test } from 'vitest';
import { commandFails, phaseFails } from '../../src/diagnosis/example.ts';
import { built } from '../e2e/built.ts';
import { buildspecWith, folderWith, source } from './folder.ts';
import { running } from './running.ts';

const log = phaseFails('DOWNLOAD_SOURCE', 'YAML_FILE_ERROR', 'YAML file does not exist');
const disk = commandFails('BUILD', 'docker build .', ['no space left on device']);
const unknown = commandFails('BUILD', 'make', ['make: *** [Makefile:3: frobnicate] Error 7']);

interface Shape {
  steps: { id: string; state: string }[];
  findings: { check: string; step: string }[];
}

async function checking(files: Record<string, string>, ...words: string[]) {
  const folder = await folderWith(files);
  const { code, stdout, stderr } = await running(await built(), folder, [
    ...['check', '--json', ...words],
  ]);
  expect(stderr).toBe('');
  const { steps, findings } = JSON.parse(stdout) as Shape;
  return { code, steps, checks: findings.map(({ check }) => check) };
}

describe('a log in a folder that is no application', () => {
  test.each([
    ['with what is known of it', disk, [], 'disk-full'],
    ['and files are to be looked at', disk, ['--offline'], 'disk-full'],
    ['with a cause that is not known', unknown, [], 'build-failed'],
    ['of a build that missed its buildspec', log, [], 'buildspec-file-missing'],
  ])('%s: it is diagnosed, and the folder is not held against it', async (_, text, more, check) => {
    const files = { 'build.log': text, 'notes.txt': 'x\n' };
    const { code, steps, checks } = await checking(files, '--log', 'build.log', ...more);
    expect([code, checks]).toEqual([1, [check]]);
    expect(steps.map(({ state }) => state)).toEqual(['open']);
  });
});

describe('a log beside an application', () => {
  const whole = { ...source, 'buildspec.yml': buildspecWith() };

  test.each<[string, Record<string, string>, readonly string[], string[]]>([
    ['with a buildspec', whole, [], ['disk-full']],
    ['with a Dockerfile alone', source, [], ['disk-full', 'buildspec-file-missing']],
    ['with kept answers', { 'firstpush.yml': '' }, [], ['disk-full', 'buildspec-file-missing']],
    ['that was named', {}, ['.'], ['disk-full', 'buildspec-file-missing']],
    ['that an answer names', {}, ['--app', 'x'], ['disk-full', 'buildspec-file-missing']],
  ])('%s: both are looked at', async (_, files, words, expected) => {
    const all = { ...files, 'build.log': disk };
    const { checks } = await checking(all, '--log', 'build.log', '--offline', ...words);
    expect(checks).toEqual(expected);
  });
});

describe('a look that lacks an answer', () => {
  test('tells what the log and the files say, and then which answer is missing', async () => {
    const files = { ...source, 'buildspec.yml': buildspecWith(), 'build.log': disk };
    const folder = await folderWith(files);
    const words = [
      'check',
      '--json',
      '--no-input',
      '--log',
      'build.log',
      '--registry',
      'docker.io',
    ];
    const { code, stdout, stderr } = await running(await built(), folder, words);
    const { findings, proven } = JSON.parse(stdout) as Shape & { proven: boolean };
    expect([code, proven]).toEqual([2, false]);
    expect(findings[0]?.check).toBe('disk-full');
    expect(stderr).toContain('an answer is missing: the registry user; give it by --username');
  });
});
