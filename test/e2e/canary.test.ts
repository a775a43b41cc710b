import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { tool } from '../real.ts';
import { built } from './built.ts';
import { type Ground, openGround } from './ground.ts';
import { watchProcesses } from './processes.ts';
import { type Ended, filesBelow, openRoom, type Room } from './room.ts';
import { openTerminal } from './tmux.ts';

/** A password that shows where it was escaped, encoded or cut wrongly. */
const canary = `c4nary/${randomBytes(9).toString('hex')}+&= "'$\\%x`;

/** Forms in which it may stand somewhere; the base64 ones at each of the three alignments. */
const forms = [
  canary,
  JSON.stringify(canary).slice(1, -1),
  encodeURIComponent(canary),
  new URLSearchParams({ '': canary }).toString().slice(1),
  ...['', 'x', 'xx'].map((before) => innerBase64(before, 'base64')),
  ...['', 'x', 'xx'].map((before) => innerBase64(before, 'base64url')),
  Buffer.from(canary).toString('hex'),
];

/** What of the base64 does not hang on the bytes before and after. */
function innerBase64(before: string, encoding: 'base64' | 'base64url'): string {
  const whole = Buffer.from(before + canary).toString(encoding);
  return whole.slice(before === '' ? 0 : 4, -4);
}

const holds = (content: Buffer | string): string[] => {
  const text = content.toString();
  return forms.filter((form) => text.includes(form));
};

interface Walk {
  title: string;
  words: readonly string[];
  /** Answers, or the password, on standard input. */
  input: string;
  code: number;
  dockerfile?: string;
  /** A buildspec's commands run, and get the password in a variable as in CodeBuild. */
  builds?: true;
}

const stdin = '--password-stdin';
const apply = ['apply', '--yes', '--no-input'];
const answers = Array.from({ length: 6 }, () => '\n').join('');

const walks: readonly Walk[] = [
  { title: 'check of nothing yet', words: ['check', stdin], input: canary, code: 1 },
  { title: 'plan of nothing yet', words: ['plan', '--json', stdin], input: canary, code: 1 },
  ...['commands', 'cloudformation', 'terraform'].map((dialect) => ({
    title: `plan as ${dialect}`,
    words: ['plan', '--as', dialect, stdin],
    input: canary,
    code: 1,
  })),
  { title: 'plan saved', words: ['plan', '--out', 'plan.json', stdin], input: canary, code: 1 },
  {
    title: 'plan with a request to an administrator',
    words: ['plan', '--request', 'request.sh', stdin],
    input: canary,
    code: 1,
  },
  {
    title: 'apply with a build that fails',
    words: [...apply, '--json', stdin],
    input: canary,
    code: 1,
    dockerfile: 'FROM scratch\nCOPY hello.txt /\nEXPOSE never\n',
  },
  {
    title: 'apply with a password that is wrong by its end',
    words: [...apply, '--json', stdin],
    input: `${canary}-wrong`,
    code: 1,
  },
  { title: 'apply as JSON', words: [...apply, '--json', stdin], input: canary, code: 0 },
  { title: 'apply as text, again', words: [...apply, stdin], input: canary, code: 0 },
  { title: 'check with a password', words: ['check', '--json', stdin], input: canary, code: 0 },
  { title: 'check with the stored one', words: ['check'], input: '', code: 0 },
  { title: 'prove', words: ['prove', '--yes', '--json', stdin], input: canary, code: 0 },
  {
    title: 'rehearse',
    words: ['prove', '--where', 'rehearse', '--yes', '--json'],
    input: '',
    code: 0,
    builds: true,
  },
  {
    title: 'prove in CodeBuild, with a receipt',
    words: ['prove', '--where', 'codebuild', '--yes', '--json', '--receipt', 'receipt.json'],
    input: '',
    code: 0,
    builds: true,
  },
  {
    // The receipt lies in the folder, whose source is another one by that.
    title: 'check of the last build',
    words: ['check', '--project', 'cage', '--json'],
    input: '',
    code: 1,
  },
  {
    title: 'walk as events',
    words: ['--yes', '--json', '--no-input', stdin],
    input: canary,
    code: 0,
  },
  { title: 'undo, shown', words: ['undo', '--dry-run', '--json'], input: '', code: 0 },
  { title: 'undo', words: ['undo', '--yes', '--json'], input: '', code: 0 },
];

describe('the password stands nowhere', { timeout: 60_000 }, () => {
  const password = new Secret(canary);
  const account = { username: 'bird', password, push: ['bird/*'], pull: ['**'] };
  let room: Room;
  let ground: Ground;
  let environment: Record<string, string>;
  let said: string;

  beforeAll(async () => {
    await built();
    room = await openRoom();
    said = join(room.root, 'said');
    await mkdir(said);
    ground = await openGround({ accounts: [account] });
    const { PRACTICE_PASSWORD: _learner, ...rest } = ground.environment;
    environment = { ...rest, PATH: await listeningPath(room) };
  }, 60_000);
  afterAll(async () => {
    await ground.close();
    await room.remove();
  });

  /** Runs it while all processes are watched. */
  async function watched(
    words: readonly string[],
    options: { input?: string; environment?: Record<string, string> },
    given: readonly string[] = [],
  ): Promise<{ ended: Ended; seen: string[] }> {
    const running = room.start(await built(), [...words, ...given], {
      environment: { ...environment, ...options.environment },
      input: options.input ?? '',
    });
    const watch = watchProcesses(holds, options.environment ? running.child.pid : undefined);
    const ended = await running.ended;
    const { looks, seen } = watch.stop();
    expect(looks).toBeGreaterThan(3);
    return { ended, seen };
  }

  /** Where it stands: in which output, file or process. */
  async function places({ ended, seen }: { ended: Ended; seen: string[] }): Promise<string[]> {
    const found = [...seen];
    if (holds(ended.stdout).length > 0) found.push('standard output');
    if (holds(ended.stderr).length > 0) found.push('standard error');
    for (const path of await filesBelow(room.root)) {
      const content = await readFile(join(room.root, path));
      if (holds(content).length > 0) found.push(path);
      if (content[0] === 0x1f && content[1] === 0x8b && holds(gunzipSync(content)).length > 0) {
        found.push(`${path}, unzipped`);
      }
    }
    return found;
  }

  const questions = () => [
    ...['--app', 'cage', '--registry', ground.registry, '--username', 'bird'],
  ];

  test('the search finds it where it does stand', async () => {
    const path = join(room.work, 'leak');
    for (const form of forms) {
      await writeFile(path, `before${form}after`);
      const ended = { code: 0, stdout: '', stderr: '' };
      expect(await places({ ended, seen: [] })).toEqual(['work/leak']);
    }
    const basic = Buffer.from(`bird:${canary}`).toString('base64');
    await writeFile(path, basic);
    expect(holds(await readFile(path))).not.toEqual([]);
    await room.run('rm', [path]);
    const sleeper = room.start('sleep', ['5'], { environment: { LEAK: canary } });
    const watch = watchProcesses(holds);
    await new Promise((settle) => setTimeout(settle, 100));
    const { seen } = watch.stop();
    sleeper.child.kill();
    await sleeper.ended;
    expect(seen).toEqual([expect.stringContaining('environment of')]);
  });

  test.each(walks)('$title', async ({ words, input, code, dockerfile, builds }) => {
    await room.write({
      Dockerfile: dockerfile ?? 'FROM scratch\nCOPY hello.txt /\n',
      'hello.txt': 'hello\n',
    });
    const run = await watched(words, { input }, questions());
    expect(run.ended.code, run.ended.stderr).toBe(code);
    const seen = builds ? run.seen.filter((place) => !place.startsWith('environment')) : run.seen;
    expect(await places({ ...run, seen })).toEqual([]);
  });

  test('the walk of lines, answered over a pipe', async () => {
    // The user, the review, the file's consent, the secret, and the other consents.
    const input = `bird\n\n\n${canary}\n${answers}`;
    const words = ['--plain', '--app', 'cage2', '--registry', ground.registry];
    const run = await watched(words, { input });
    expect(run.ended.code, run.ended.stderr).toBe(0);
    expect(await places(run)).toEqual([]);
  });

  test.skipIf(!tool('tmux'))('the screen, typed into (skipped without tmux)', async () => {
    await room.write({ 'typed/Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n' });
    const at = await openTerminal(room, 80, 24, environment);
    onTestFinished(at.close);
    await at.until(/^[$#]/m);
    const words = ['--app', 'cage3', '--registry', ground.registry, '--username', 'bird'];
    await at.line(`cd typed && firstpush ${words.join(' ')}; echo "ended $?"`);
    for (const asked of [/Is this right\?/, /firstpush\.yml.*↵ do it/s]) {
      await at.until(asked);
      await at.press('Enter');
    }
    await at.until(/Password or access token of bird/);
    const watch = watchProcesses(holds);
    await at.paste(canary);
    const consents = [/▸ store.*account \d{12}.*↵ do all/s, /▸ wire.*↵ do/s, /▸ write.*↵ do/s];
    for (const asked of [/[•*]{8}/, ...consents]) {
      await at.until(asked);
      await at.press('Enter');
    }
    await at.until(/▸ prove.*↵ do/s);
    await at.press('Enter');
    expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 0$/m);
    const { seen } = watch.stop();
    const ended = { code: 0, stdout: await at.everything(), stderr: '' };
    expect(await places({ ended, seen })).toEqual([]);
  });

  test('a variable that the user names is not handed on to other programs', async () => {
    const given = { GIVEN: canary };
    await room.write({ Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' });
    const words = [...apply, '--json', '--password-env', 'GIVEN'];
    const run = await watched(words, { environment: given }, questions());
    expect(run.ended.code).toBe(0);
    expect(await filesBelow(said)).not.toEqual([]);
    expect(await places(run)).toEqual([]);
  });

  /** A PATH whose git first writes down its words and its environment, so that no look misses it. */
  async function listeningPath({ root }: Room): Promise<string> {
    const folder = join(root, 'bin');
    const { PATH: usual = '' } = room.environment;
    await mkdir(folder);
    const git = join(folder, 'git');
    await writeFile(
      git,
      `#!/bin/sh\n{ echo "$@"; env; } >"${said}/$$"\nPATH="${usual}" exec git "$@"\n`,
    );
    await chmod(git, 0o755);
    return `${folder}:${usual}`;
  }
});
