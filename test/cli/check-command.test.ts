import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { built } from '../e2e/built.ts';
import { sarif } from '../ui/sarif-shape.ts';
import { buildspecWith, folderWith, source } from './folder.ts';
import { running } from './running.ts';

const sound = { ...source, 'buildspec.yml': buildspecWith() };
const broken = { ...source, 'buildspec.yml': buildspecWith('echo "Step 1: build"') };
const check = async (folder: string, ...words: string[]) =>
  running(await built(), folder, ['check', ...words]);

describe('without AWS, a registry, an engine or credentials', () => {
  test('a sound folder: exit 0, and how far the look went', async () => {
    const { code, stdout, stderr } = await check(await folderWith(sound), '--offline');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "✔ write    proven

      checked    nothing found; looked at files only: 1 buildspec
      "
    `);
  });

  test('a broken one: exit 1, the line and a mark under the column', async () => {
    const { code, stdout } = await check(await folderWith(broken), 'buildspec.yml');
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        '           at buildspec.yml:12:9',
        '           12 │       - echo "Step 1: build"',
        '              │         ^',
      ].join('\n'),
    );
  });

  test('what is not there: exit 2, and its name', async () => {
    const { code, stdout, stderr } = await check(await folderWith(sound), 'services/*/x.yml');
    expect([code, stdout, stderr]).toEqual([2, '', 'firstpush: there is no services/*/x.yml\n']);
  });

  const nobody = 65_534;
  test.skipIf(process.getuid?.() !== 0)('what may not be read: exit 3 (needs root)', async () => {
    const folder = await folderWith(sound);
    await chmod(folder, 0o755);
    await chmod(join(folder, 'buildspec.yml'), 0);
    const program = await built();
    const readable = await running(program, folder, ['--version'], nobody);
    // Where the program itself lies out of that user's reach there is nothing to run.
    if (readable.code !== 0) return;
    const { code, stdout } = await running(program, folder, ['check', '--offline'], nobody);
    expect([code, stdout]).toEqual([3, expect.stringContaining('EACCES')]);
  });
});

describe('forms', () => {
  test('--json: one document, of the step write alone', async () => {
    const { code, stdout } = await check(await folderWith(broken), '--offline', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      command: 'check',
      proven: false,
      steps: [{ id: 'write', state: 'open' }],
      findings: [
        { check: 'yaml-command-parsed-as-map', where: { file: 'buildspec.yml', line: 12 } },
      ],
      files: { buildspecs: 1, unread: [], withoutSource: [] },
    });
  });

  test('--sarif: a log with the page of the rule', async () => {
    const { code, stdout } = await check(await folderWith(broken), '.', '--sarif');
    expect(code).toBe(1);
    const { runs } = sarif.parse(JSON.parse(stdout));
    const [rule] = runs[0]?.tool.driver.rules ?? [];
    expect(rule?.id).toBe('yaml-command-parsed-as-map');
    expect(rule?.help?.markdown).toMatch(/^# yaml-command-parsed-as-map\n/);
  });

  test('--annotations: a workflow command for each finding, none where there is none', async () => {
    const found = await check(await folderWith(broken), '--offline', '--annotations');
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(
      /^::error file=buildspec\.yml,line=12,col=9,title=yaml-command-parsed-as-map::.+\n$/,
    );
    const none = await check(await folderWith(sound), '--offline', '--annotations');
    expect([none.code, none.stdout]).toEqual([0, '']);
  });
});

describe('explain', () => {
  test('without a name: every check with its title, by step', async () => {
    const { code, stdout } = await running(await built(), '/', ['explain']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^name\n {2}aws-not-answering +AWS says who you are\n/);
    expect(stdout).toMatch(/\n\nwrite\n(.*\n)+ {2}yaml-tabs +indentation is made of spaces\n/);
  });

  test.each([
    ['yaml-tabs', 0, /^# yaml-tabs\n/, /^$/],
    ['yaml-tab', 2, /^$/, /there is no check “yaml-tab”; near it are:\n(.*\n)* {2}yaml-tabs\n/],
    ['../../package', 2, /^$/, /there is no check/],
  ])('%s', async (name, code, stdout, stderr) => {
    expect(await running(await built(), '/', ['explain', name])).toEqual({
      code,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});
