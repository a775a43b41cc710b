import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** What a script of the package printed; it is rejected where the script fails. */
const script = (cwd: string, ...words: string[]) => run(process.execPath, words, { cwd });

describe('what is made from the sources is up to date', () => {
  test.each([
    ['docs/checks.md', 'scripts/checks-page.mjs'],
    ['schema/firstpush.schema.json', 'scripts/schema.mjs'],
    ['man/firstpush.1', 'scripts/man-page.mjs'],
  ])('%s', async (_, path) => {
    await script(root, path, '--check');
  });
});

describe('npm run new-check', () => {
  /** A copy of what the script reads and writes, and of what its result is judged by. */
  async function copy(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'firstpush-new-check-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const needed = ['src', 'scripts', 'templates', 'biome.json', 'package.json', 'tsconfig.json'];
    const tests = ['steps', 'buildspec'].map((name) => `test/${name}`);
    for (const name of [...needed, ...tests]) {
      await cp(join(root, name), join(folder, name), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    return folder;
  }

  test.each(['name', 'write'])('a check of the step %s that passes its own test', async (step) => {
    const folder = await copy();
    const { stdout } = await script(folder, 'scripts/new-check.mjs', step, 'made-up-fault');
    const files = stdout.trim().split('\n').slice(0, -1);
    expect(files).toEqual([
      `src/steps/${step}/checks/made-up-fault.ts`,
      `src/steps/${step}/checks/made-up-fault.md`,
      `test/steps/${step}/made-up-fault.test.ts`,
      `src/steps/${step}/${step === 'write' ? 'checks' : 'step'}.ts`,
    ]);
    const sources = files.filter((file) => file.endsWith('.ts'));
    await script(folder, 'node_modules/@biomejs/biome/bin/biome', 'check', ...sources);
    const pages = step === 'write' ? ['-t', 'made-up-fault', 'test/steps/write/pages.test.ts'] : [];
    await script(folder, 'node_modules/vitest/vitest.mjs', 'run', files[2] ?? '', ...pages);
  });

  test.each([
    [['name', 'made-up'], undefined],
    [['nowhere', 'made-up-fault'], 'nowhere is no step'],
    [['write', 'Made_up'], 'an id names the fault'],
    [['name', 'yaml-tabs'], 'the step write has a check yaml-tabs'],
  ])('%j', async (words, refusal) => {
    const folder = await copy();
    const made = script(folder, 'scripts/new-check.mjs', ...words);
    if (refusal === undefined) await made;
    else
      await expect(made).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining(refusal),
      });
  });
});

const npm = tool('npm');
test.skipIf(!npm)('the package holds the schemas and the catalogue (needs npm)', async () => {
  const { stdout } = await run(npm ?? '', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
  });
  const [packed] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  expect(packed.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'schema/buildspec.schema.json',
      'schema/firstpush.schema.json',
      'docs/checks.md',
    ]),
  );
});
