import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../../real.ts';
import { password, startEngine, startRegistry } from './fixture.ts';

const docker = tool('docker');

/** The docker CLI on an engine of its own, with its configuration and a project in a folder. */
async function commandLine(settings: Record<string, string> = {}) {
  const engine = await startEngine();
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-docker-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { DOCKER_HOST: engine.host, DOCKER_CONFIG: folder, ...settings };
  const run = async (words: string, typed = '') => {
    const running = spawn(docker ?? '', words.split(' '), { env, cwd: folder });
    running.stdin.end(typed);
    const ended = once(running, 'close');
    const [out, err] = await Promise.all([text(running.stdout), text(running.stderr)]);
    const [code] = await ended;
    return { code, out, err };
  };
  writeFileSync(join(folder, 'app.py'), 'print("hello")\n');
  writeFileSync(join(folder, '.dockerignore'), 'config.json\n');
  const lines = ['FROM python:3.12-slim', 'WORKDIR /app', 'COPY . .', 'RUN pip install flask'];
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\nCMD ["python", "app.py"]\n`);
  return { run, folder };
}

describe.skipIf(!docker)('the docker CLI (skipped where it is not installed)', () => {
  test.each([
    ['as it comes', {}],
    ['with the classic builder asked for', { DOCKER_BUILDKIT: '0' }],
    ['as an older client', { DOCKER_API_VERSION: '1.24' }],
  ])('builds, %s', async (_how, settings) => {
    const { run } = await commandLine(settings);
    const { code, out, err } = await run('build -t demo .');
    expect(err).not.toMatch(/error/i);
    expect(out).toContain('Step 4/5 : RUN pip install flask\n ---> recorded, not run: ');
    expect(out).toContain('Successfully tagged demo:latest\n');
    expect(code).toBe(0);
    expect((await run('images -q --no-trunc')).out).toMatch(/^sha256:[0-9a-f]{64}\n$/);
  });

  test('a failing build fails, with the words of the engine', async () => {
    const { run, folder } = await commandLine();
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY requirements.txt /\n');
    const { code, err } = await run('build .');
    expect(code).toBe(1);
    expect(err).toContain('stat requirements.txt: file does not exist');
    expect((await run('build -f Nope .')).code).toBe(1);
  });

  test.each(['basic', 'token'] as const)(
    'logs in, pushes, removes and pulls, auth by %s',
    async (auth) => {
      const registry = await startRegistry(auth);
      const { run, folder } = await commandLine();
      const name = `${registry.host}/alice/app:1`;
      await run('build -q -t demo .');
      expect((await run(`tag demo ${name}`)).code).toBe(0);
      expect((await run(`push ${name}`)).code).toBe(1);
      const login = `login ${registry.host} --username alice --password-stdin`;
      const wrong = await run(login, 'wrong');
      expect(wrong.err).toMatch(/unauthorized: /);
      expect(wrong.code).toBe(1);
      expect((await run(login, password)).out).toContain('Login Succeeded');
      expect(readFileSync(join(folder, 'config.json'), 'utf8')).toContain(registry.host);
      const pushed = await run(`push ${name}`);
      expect(pushed.code).toBe(0);
      const digest = registry.tags('alice/app')['1'] ?? 'none';
      expect(pushed.out).toContain(`1: digest: ${digest} size: `);
      expect((await run(`rmi ${name} demo`)).out).toMatch(/Deleted: sha256:/);
      expect((await run('images -q')).out).toBe('');
      expect((await run(`pull ${name}`)).out).toContain(`Digest: ${digest}\n`);
      const inspected = await run(`inspect ${name}`);
      expect(JSON.parse(inspected.out)).toMatchObject([
        { Config: { Cmd: ['python', 'app.py'], WorkingDir: '/app' } },
      ]);
      const history = await run(`history --format {{.CreatedBy}} ${name}`);
      expect(history.out).toContain('RUN pip install flask\n');
    },
  );

  test('what the engine does not do is said by it', async () => {
    const { run } = await commandLine();
    await run('build -q -t demo .');
    const { code, err } = await run('run --rm demo');
    expect(err).toContain('the practice engine records and does not run');
    expect(code).toBe(125);
    expect((await run('pull python:3.12')).err).toContain('reaches registries on loopback only');
    expect((await run('version --format {{.Server.Version}}')).out).toBe('practice\n');
    expect((await run('ps')).code).toBe(0);
    expect((await run('info')).err).toContain('it executes nothing');
    expect((await run('image prune --force --all')).out).toContain('untagged: demo:latest');
  });
});
