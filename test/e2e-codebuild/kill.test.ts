import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built } from '../e2e/built.ts';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

describe('a process that is killed while its build runs', { timeout: 120_000 }, () => {
  let ground: Ground;
  let room: Room;
  let words: string[];
  const run = (more: readonly string[]) =>
    room.firstpush([...words, ...more], { environment: ground.environment });

  beforeAll(async () => {
    [ground, room] = await Promise.all([openGround(), openRoom()]);
    await built();
    await room.write(files);
    words = applyWords('demo', { registry: ground.registry, username: ground.login.username });
    expect((await run([])).code).toBe(0);
    const text = await room.read('buildspec.yml');
    const slow = text.replace('- docker build', '- sleep 1\n      - docker build');
    await room.write({ 'buildspec.yml': slow });
  }, 120_000);
  afterAll(async () => {
    await ground.close();
    await room.remove();
  });

  const startBuild = () => ground.calls().filter((call) => call === 'codebuild:StartBuild');

  const moments = [
    ...['packing the folder', 'uploading', 'has started', 'DOWNLOAD_SOURCE', 'INSTALL succeeded'],
    ...['PRE_BUILD succeeded', 'Running command sleep', 'Running command docker build'],
    ...['Running command docker push', 'POST_BUILD succeeded'],
  ];
  test.each(moments)('at “%s” leaves a build that the next one takes up', async (word) => {
    await room.write({ 'app.txt': `${word}\n` });
    ground.forget();
    const { child, ended } = room.start(
      process.execPath,
      [await built(), ...words, '--where', 'codebuild'],
      { environment: ground.environment },
    );
    // With --json what goes on is told on standard error.
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(word)) child.kill('SIGKILL');
    });
    expect((await ended).code).toBeNull();

    const { code, stdout } = await run(['--where', 'codebuild']);
    expect(code).toBe(0);
    expectProven(documentOf(stdout));
    expect(startBuild().length).toBeLessThanOrEqual(2);
    const started = new Set(documentOf(stdout).changes.map(({ say }) => say));
    expect([...started].some((say) => say.includes('build'))).toBe(true);
  });
});
