import { stripVTControlCharacters } from 'node:util';
import {
  BatchGetBuildsCommand,
  CodeBuildClient,
  ListBuildsCommand,
} from '@aws-sdk/client-codebuild';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built } from '../e2e/built.ts';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { config } from './breaking.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

describe('who leaves while CodeBuild builds', { timeout: 120_000 }, () => {
  let ground: Ground;
  let room: Room;
  let words: string[];
  const apply = () =>
    room.firstpush([...words, '--where', 'codebuild'], { environment: ground.environment });

  beforeAll(async () => {
    [ground, room] = await Promise.all([openGround(), openRoom()]);
    await room.write(files);
    const { registry, login } = ground;
    words = [...applyWords('demo', { registry, username: login.username })];
    words.push('--account', '123456789012');
    expect((await room.firstpush(words, { environment: ground.environment })).code).toBe(0);
    const text = await room.read('buildspec.yml');
    const slow = text.replace('- docker build', '- sleep 4\n      - docker build');
    await room.write({ 'buildspec.yml': slow });
  }, 120_000);
  afterAll(async () => {
    await ground.close();
    await room.remove();
  });

  /** Walks on the screen until the build runs, leaves, and answers with these keys. */
  async function leaveWith(keys: string): Promise<number> {
    const answers = words.filter(
      (word) => !['apply', '--yes', '--no-input', '--json'].includes(word),
    );
    const terminal = spawn(process.execPath, [await built(), ...answers, '--where', 'codebuild'], {
      cols: 100,
      rows: 30,
      cwd: room.work,
      env: { ...room.environment, ...ground.environment, TERM: 'xterm-256color' },
    });
    let shown = '';
    terminal.onData((data) => {
      shown += stripVTControlCharacters(data);
    });
    const ended = new Promise<number>((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
    const until = async (text: string) => {
      const deadline = Date.now() + 30_000;
      while (!shown.includes(text)) {
        if (Date.now() > deadline)
          throw new Error(`“${text}” did not come:\n${shown.slice(-3000)}`);
        await new Promise((done) => setTimeout(done, 30));
      }
    };
    await until('↵ do it');
    terminal.write('\r');
    await until('Running command sleep 4');
    terminal.write('\u0003');
    await until('What shall become of it?');
    terminal.write(keys);
    return ended;
  }

  async function lastStatus(): Promise<string | undefined> {
    const client = new CodeBuildClient(config(ground));
    const { ids = [] } = await client.send(new ListBuildsCommand({}));
    const { builds = [] } = await client.send(new BatchGetBuildsCommand({ ids: ids.slice(0, 1) }));
    return builds[0]?.buildStatus;
  }

  const startBuild = () => ground.calls().filter((call) => call === 'codebuild:StartBuild');

  test('may leave it running, and finds it again', async () => {
    ground.forget();
    expect(await leaveWith('\r')).toBe(130);
    expect(await lastStatus()).not.toBe('STOPPED');
    const { code, stdout } = await apply();
    expect(code).toBe(0);
    expectProven(documentOf(stdout));
    expect(startBuild()).toHaveLength(1);
  });

  test('may stop it, and another one is started later', async () => {
    await room.write({ 'app.txt': 'changed\n' });
    ground.forget();
    expect(await leaveWith('\u001b[B\r')).toBe(130);
    expect(await lastStatus()).toBe('STOPPED');
    expect((await apply()).code).toBe(0);
    expect(startBuild()).toHaveLength(2);
  });
});
