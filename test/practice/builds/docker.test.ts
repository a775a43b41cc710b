import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installDocker } from '../../../src/practice/builds/docker/install.ts';
import { type PracticeEngine, serveEngine } from '../../../src/practice/engine/server.ts';
import { type PracticeRegistry, serveRegistry } from '../../../src/practice/registry/server.ts';
import { tool } from '../../real.ts';
import { accounts, password } from '../registry/fixture.ts';

const real = tool('docker');
const folder = mkdtempSync(join(tmpdir(), 'firstpush-docker-'));
let engine: PracticeEngine;
let registry: PracticeRegistry;
let uninstall: () => Promise<void>;
let uninstallWithout: () => Promise<void>;

beforeAll(async () => {
  engine = await serveEngine();
  registry = await serveRegistry({ accounts, auth: 'token' });
  for (const each of ['own', 'without', 'work', 'empty', 'config']) mkdirSync(join(folder, each));
  const own = (host: string | undefined) => ({ engine: host, logins: new Map() });
  uninstall = await installDocker(join(folder, 'own'), own(engine.host));
  uninstallWithout = await installDocker(join(folder, 'without'), own(undefined));
  writeFileSync(
    join(folder, 'work', 'Dockerfile'),
    'FROM scratch\nARG A\nLABEL a=$A\nCOPY a.txt /\n',
  );
  writeFileSync(join(folder, 'work', 'broken.Dockerfile'), 'FROM scratch\nCOPY gone /\n');
  writeFileSync(join(folder, 'work', 'a.txt'), 'a');
});
afterAll(async () => {
  await Promise.all([uninstall(), uninstallWithout(), engine.close(), registry.close()]);
  rmSync(folder, { recursive: true });
});

interface Said {
  code: number | null;
  out: string;
  err: string;
}

async function run(
  program: string,
  words: readonly string[],
  input = '',
  more = {},
): Promise<Said> {
  const running = spawn(program, words, {
    cwd: join(folder, 'work'),
    env: {
      PATH: process.env['PATH'],
      DOCKER_CONFIG: join(folder, 'config'),
      A: 'from outside',
      ...more,
    },
  });
  running.stdin.on('error', () => {});
  running.stdin.end(input);
  const [out, err] = await Promise.all([text(running.stdout), text(running.stderr)]);
  if (running.exitCode === null) await once(running, 'exit');
  return { code: running.exitCode, out, err };
}

const own = (words: readonly string[], input?: string) =>
  run(join(folder, 'own', 'docker'), words, input);
const cli = (words: readonly string[], input?: string) =>
  run(real ?? '', words, input, { DOCKER_HOST: engine.host, DOCKER_BUILDKIT: '0' });

/** Without what the docker CLI says of its builder and its way of storing logins; it pushes second. */
function comparable({ code, out, err }: Said) {
  const lines = `${out}${err}`
    .replace(/DEPRECATED: .*\n(?: {12}.*\n)*/, '')
    .replace(/ \([\w/]+\)(?= must be lowercase)/, '')
    .replaceAll('Layer already exists', 'Pushed')
    .replace(/\nWARNING! Your credentials are stored unencrypted[\s\S]*?credential-store\/\n\n/, '')
    .split(/[\r\n]+/)
    .filter((line) => line !== '' && !line.startsWith('Sending build context'));
  return { code, lines };
}

describe.skipIf(!real)(
  'the words and exit codes are those of the docker CLI (skipped where it is not installed)',
  () => {
    test.each<[words: string, input?: string]>([
      ['login'],
      ['login --password-stdin'],
      ['login -u x --password-stdin'],
      ['login -u x -p y --password-stdin'],
      ['login -u REGISTRY-EMPTY'],
      ['login --username alice --password-stdin REGISTRY', 'wrong'],
      ['push REGISTRY/alice/app:1'],
      ['push alice/app'],
      ['build'],
      ['build a b'],
      ['build --frob .'],
      ['build -x .'],
      ['build -t'],
      ['build -t Foo: .'],
      ['build -t /alice/app:latest .'],
      ['build nowhere'],
      ['build ../empty'],
      ['build -f gone.Dockerfile .'],
      ['build -f broken.Dockerfile .'],
      ['build -t REGISTRY/alice/app:1 --build-arg A=1 --label b=2 .'],
      ['build -t REGISTRY/alice/app:1 --build-arg A .'],
      ['build -q .'],
      ['build -f broken.Dockerfile -q .'],
      ['tag gone a'],
      ['tag a'],
      ['tag REGISTRY/alice/app:1 REGISTRY/alice/app:2'],
      ['tag REGISTRY/alice/app:1 REGISTRY/bob/app:2'],
      ['login --username alice --password-stdin REGISTRY', password],
      ['push REGISTRY/alice/app:1'],
      ['push REGISTRY/alice/app:2'],
      ['push REGISTRY/alice/app'],
      ['push REGISTRY/alice/gone:9'],
      ['push REGISTRY/bob/app:2'],
      ['push'],
      ['push -x a'],
      ['pull REGISTRY/alice/app:1'],
      ['pull REGISTRY/alice/none'],
      ['images -q REGISTRY/alice/app'],
      ['logout REGISTRY'],
      ['image push REGISTRY/alice/app:1'],
    ])('docker %s', async (line, input) => {
      const words = line.replaceAll('REGISTRY', registry.host).split(' ');
      const [ours, theirs] = [
        comparable(await own(words, input)),
        comparable(await cli(words, input)),
      ];
      expect(ours).toEqual(theirs);
    });
  },
);

test('without an engine every command that needs one says so, in the docker CLI’s words', async () => {
  const program = join(folder, 'without', 'docker');
  for (const words of [
    ['build', '.'],
    ['push', 'a/b:1'],
    ['images'],
    ['tag', 'a', 'b'],
    ['info'],
  ]) {
    const { code, err } = await run(program, words);
    expect(code).toBe(1);
    expect(err).toBe(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    );
  }
});

test('a login needs no engine', async () => {
  const words = ['login', '-u', 'alice', '--password-stdin', registry.host];
  const program = join(folder, 'without', 'docker');
  expect(await run(program, words, `${password}\n`)).toEqual({
    code: 0,
    out: 'Login Succeeded\n',
    err: '',
  });
});

test('version and info tell what it is', async () => {
  expect((await own(['--version'])).out).toMatch(/^Docker version practice/);
  expect((await own(['version'])).out).toContain('firstpush practice engine');
  expect((await own(['info'])).out).toContain('Server Version: practice');
});

test('a command that it does not have is named with those that it has', async () => {
  const { code, err } = await own(['run', 'x']);
  expect(code).toBe(1);
  expect(err).toMatch(/no command 'run', only: login, logout, build/);
});

test('input that a command does not ask for is left alone', async () => {
  const script = 'for i in 1 2; do docker images >/dev/null; done; cat';
  const env = { PATH: `${join(folder, 'own')}:${process.env['PATH']}` };
  expect((await run('/bin/sh', ['-c', script], 'kept', env)).out).toBe('kept');
});
