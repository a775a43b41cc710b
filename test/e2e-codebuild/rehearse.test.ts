import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { tool } from '../real.ts';

const files = {
  'simple_python_app/Dockerfile': 'FROM scratch\nCOPY app.txt /\n',
  'simple_python_app/app.txt': 'hello\n',
  'docs/notes.md': '# Notes\n',
  'infrastructure/main.tf': 'terraform {}\n',
  '.gitignore': 'docs/draft\n',
};

/** Makes the work folder a git work tree with one commit. */
async function commitAll(room: Room): Promise<void> {
  const author = ['-c', 'user.name=Alice', '-c', 'user.email=alice@example.com'];
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
    [...author, 'commit', '-qm', 'first'],
  ]) {
    const { code, stderr } = await room.run('git', words);
    expect(code, stderr).toBe(0);
  }
}

describe.skipIf(!tool('docker') || !tool('git'))(
  'a rehearsal of a git work tree (skipped without git and the docker CLI)',
  { timeout: 120_000 },
  () => {
    let ground: Ground;
    let room: Room;
    let answers: string[];
    const run = (words: readonly string[]) =>
      room.firstpush(words, { environment: ground.environment });
    const rehearse = () => run(['prove', '--where', 'rehearse', ...answers]);

    beforeAll(async () => {
      [ground, room] = await Promise.all([openGround(), openRoom()]);
      await room.write(files);
      await commitAll(room);
      const apply = applyWords('demo', {
        registry: ground.registry,
        username: ground.login.username,
      });
      answers = apply.slice(1);
      const { code, stderr } = await run(apply);
      expect(code, stderr).toBe(0);
    }, 120_000);
    afterAll(async () => {
      await ground.close();
      await room.remove();
    });

    test('ends with the digest that the registry serves, and shows the log as CodeBuild would', async () => {
      ground.forget();
      const { code, stdout, stderr } = await rehearse();
      expect(code).toBe(0);
      const { steps, proof, beside } = documentOf(stdout);
      expect(steps.map(({ state }) => state)).toEqual(['proven', 'proven']);
      const build = expect.objectContaining({ type: 'BUILD', status: 'SUCCEEDED' });
      expect(proof).toMatchObject({ where: 'rehearse', phases: expect.arrayContaining([build]) });
      expect(beside).toMatchObject([{ where: 'local' }]);
      expect(stderr).toMatch(/\[Container\] \d{4}\/\d\d\/\d\d [\d:.]+ Entering phase BUILD/);
      expect(stderr).toContain('The push refers to repository [***/***/demo]');
      expect(stderr).not.toContain(ground.login.password);
      expect(ground.calls()).not.toContain('codebuild:StartBuild');
    });

    test('leaves nothing behind', async () => {
      expect(await readdir(room.temporary)).toEqual([]);
    });

    test('stops at a folder that is not there, and names the one that is', async () => {
      const text = await room.read('buildspec.yml');
      await room.write({
        'buildspec.yml': text.replace(
          '- docker build',
          '- cd day14/simple_python_app\n      - docker build',
        ),
      });
      const { code, stdout, stderr } = await rehearse();
      expect(code).toBe(1);
      const [failure, ...others] = documentOf(stdout).findings;
      expect(failure).toMatchObject({ check: 'repo-folder-mismatch', step: 'write' });
      expect(failure).toMatchObject({
        why: expect.stringContaining('simple_python_app is found at simple_python_app'),
        where: { file: 'buildspec.yml' },
      });
      expect(others.map(({ check }) => check)).not.toContain('repo-folder-mismatch');
      expect(stderr).toContain('Command did not exit successfully cd day14/simple_python_app');
      expect(stderr).not.toContain('Running command docker build');
      const checked = await run(['check', '--json', '--offline']);
      expect(checked.stdout).toContain('simple_python_app is found at simple_python_app');

      const fixed = await run(['fix', '--where', 'rehearse', ...answers]);
      expect(fixed.code).toBe(0);
      expect(expectProven(documentOf(fixed.stdout)).where).toBe('rehearse');
    });
  },
);
