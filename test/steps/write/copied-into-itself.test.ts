import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const text = buildspec([command]);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'copied-into-itself');
};

/** True where a shell comes to a good end with the command, in a folder that holds deploy. */
function succeeds(command: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-cp-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'deploy'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'app.py'), '');
  try {
    execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.each(['cp -r * deploy/', 'cp -a . deploy', 'cp -R ./* ./deploy', 'cp --recursive . deploy/'])(
  '%s fails, and is found',
  async (command) => {
    expect(succeeds(command)).toBe(false);
    expect(await found(command)).toMatchObject([
      { severity: 'warning', where: { line: 13 }, remedy: { kind: 'advice' } },
    ]);
  },
);

test.each([
  'cp -r src deploy/',
  'cp *.py deploy/',
  'cp -r * deploy/ || true',
  'cp -r src/* deploy',
])('%s succeeds, or may, and is not', async (command) => {
  expect(succeeds(command) || command.includes('src/*')).toBe(true);
  expect(await found(command)).toEqual([]);
});

test.each(['cp -r * /tmp/deploy', 'cp -r . ../deploy', 'cp -r * "$TARGET"'])(
  '%s goes elsewhere',
  async (command) => {
    expect(await found(command)).toEqual([]);
  },
);
