import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { documentOf } from './document.ts';
import { type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';

let room: Room;
let ground: Ground;
beforeAll(async () => {
  await built();
  ground = await openGround();
}, 60_000);
beforeEach(async () => {
  room = await openRoom();
  return room.remove;
});
afterAll(() => ground.close());

const here = (...words: string[]) =>
  room.firstpush(words, { environment: { ...ground.environment } });

describe('a command line that is not understood', { timeout: 20_000 }, () => {
  test.each([
    [['--password', 'hunter2'], /a password is never an argument: use --password-stdin/],
    [['--password=hunter2'], /a password is never an argument/],
    [['apply', '--yes', '--password=hunter2'], /a password is never an argument/],
    [['applx'], /there is no command “applx”/],
    [['plan', 'everything'], /there is no everything/],
    [['prove', 'everything'], /prove takes no “everything”/],
    [['apply', '--registri', 'x'], /--registri/],
    [['apply', '--convention', 'snake'], /--convention is one of path, hyphen, underscore, pascal/],
    [['check', '--dir', 'nowhere'], /--dir nowhere: there is no such folder/],
    [['apply', '--password-env', 'NOT_SET'], /the variable NOT_SET is not set/],
    [['apply', '--password-stdin'], /standard input is empty/],
    [['check', '--answers', 'none.yml'], /none\.yml cannot be read/],
    [['explain', 'no-such-check'], /there is no check “no-such-check”/],
  ])('%j is refused in one sentence', async (words, said) => {
    const { code, stdout, stderr } = await here(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^firstpush: /);
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toContain('    at ');
    expect(await room.files()).toEqual([]);
  });

  test('a password in the answers file is refused without repeating it', async () => {
    await room.write({ 'firstpush.yml': 'app: shop\npassword: hunter2\n' });
    const { code, stderr } = await here('check');
    expect(code).toBe(2);
    expect(stderr).toMatch(/firstpush\.yml, line 2: .*--password-stdin/);
    expect(stderr).not.toContain('hunter2');
  });
});

describe('with nobody to ask', { timeout: 20_000 }, () => {
  const dockerfile = { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' };

  test('a missing answer names its flag and its key in the answers file', async () => {
    await room.write(dockerfile);
    const words = ['apply', '--yes', '--no-input', '--registry', ground.registry];
    const { code, stderr } = await here(...words);
    expect(code).toBe(2);
    expect(stderr).toContain('give it by --username, or as “username:” in firstpush.yml');
    expect(await room.files()).toEqual(['Dockerfile']);
  });

  test('a missing password names its flags, and no file', async () => {
    await room.write(dockerfile);
    const words = ['apply', '--yes', '--registry', ground.registry, '--username', 'learner'];
    const { code, stderr } = await here(...words);
    expect(code).toBe(2);
    expect(stderr).toContain('give it by --password-stdin or --password-env NAME');
    expect(stderr).not.toMatch(/the password.*firstpush\.yml/);
  });

  test('the answers file answers', async () => {
    await room.write({
      ...dockerfile,
      'firstpush.yml': `app: shop\nregistry: ${ground.registry}\nusername: learner\n`,
    });
    const { code, stdout } = await here('check', '--json');
    expect(code).toBe(1);
    expect(documentOf(stdout).findings.map(({ check }) => check)).toContain(
      'ssm-parameter-missing',
    );
  });

  test.each([['CI'], ['a pipe']])('the walk itself does not hang: %s', async (which) => {
    await room.write(dockerfile);
    const environment = { ...ground.environment, ...(which === 'CI' && { CI: 'true' }) };
    const { code, stderr } = await room.firstpush([], { environment });
    expect(code).toBe(2);
    expect(stderr).toContain('--username');
  });

  test('apply without consent changes nothing', async () => {
    await room.write(dockerfile);
    ground.forget();
    const words = ['apply', '--registry', ground.registry, '--username', 'learner'];
    const { code, stderr } = await here(...words, '--password-env', 'PRACTICE_PASSWORD');
    expect(code).toBe(2);
    expect(stderr).toContain('--yes gives consent');
    expect(await room.files()).toEqual(['Dockerfile']);
    expect(ground.writes()).toEqual([]);
  });
});

describe('what looks and changes nothing', { timeout: 20_000 }, () => {
  test.each(['check', 'plan'])('%s of an empty account finds every step open', async (command) => {
    await room.write({ Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' });
    ground.forget();
    const words = ['--app', 'shop', '--registry', ground.registry, '--username', 'learner'];
    const { code, stdout } = await here(command, '--json', ...words);
    expect(code).toBe(1);
    const document = documentOf(stdout);
    expect(document).toMatchObject({ command, proven: false });
    // Names are settled by what was given.
    expect(document.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...['name proven', 'store open', 'wire open', 'write open', 'prove open'],
    ]);
    const checks = document.findings.map(({ check }) => check);
    expect(checks).toEqual(
      expect.arrayContaining([
        ...['ssm-parameter-missing', 'role-missing', 'project-missing', 'buildspec-file-missing'],
      ]),
    );
    expect(document.changes.every(({ state }) => state === 'planned')).toBe(true);
    expect(await room.files()).toEqual(['Dockerfile']);
    expect(ground.writes()).toEqual([]);
  });

  test('check in text says what it counts to, without a colour on a pipe', async () => {
    const words = ['--app', 'shop', '--registry', ground.registry, '--username', 'learner'];
    const { code, stdout } = await here('check', ...words);
    expect(code).toBe(1);
    expect(stdout).toContain('not proven');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('pages', { timeout: 20_000 }, () => {
  test.each([['--help'], ['-h']])('%s fits a screen', async (flag) => {
    const { code, stdout, stderr } = await room.firstpush([flag]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    // The prompt of the shell takes the last of 24.
    expect(lines.length).toBeLessThanOrEqual(23);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    for (const word of ['check', 'fix', 'plan', 'apply', 'prove', 'explain', 'practice']) {
      expect(stdout).toMatch(new RegExp(`^  firstpush ${word} `, 'm'));
    }
    expect(stdout).toContain('--password-stdin');
  });

  test('--version is the package’s', async () => {
    const { code, stdout } = await room.firstpush(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('explain lists every check, and every one has its page', async () => {
    const checks = await checksInSource();
    const { code, stdout } = await room.firstpush(['explain']);
    expect(code).toBe(0);
    const listed = stdout.split('\n').map((line) => line.trim().split(' ')[0]);
    expect(checks.filter((check) => !listed.includes(check))).toEqual([]);
    const pages = await readdir(join(dirname(await built()), 'pages', 'en', 'checks'));
    expect(checks.filter((check) => !pages.includes(`${check}.md`))).toEqual([]);
    // The pages are files of one folder: some stand for all, as each would be a process.
    for (const check of checks.filter((_check, index) => index % 12 === 0)) {
      const page = await room.firstpush(['explain', check]);
      expect(page.code, page.stderr).toBe(0);
      expect(page.stdout).toMatch(new RegExp(`^# ${check}$`, 'm'));
    }
  });
});

/** Names of all checks, by the files that hold them. */
async function checksInSource(): Promise<string[]> {
  const steps = join(import.meta.dirname, '..', '..', 'src', 'steps');
  const folders = (await readdir(steps)).map((step) => join(steps, step, 'checks'));
  const files = await Promise.all(folders.map((folder) => readdir(folder)));
  return files.flat().flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
}
