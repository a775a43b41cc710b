import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findEngine } from '../../../src/world/engine/find-engine.ts';
import { defaultSockets, firstAnswering } from '../../../src/world/engine/sockets.ts';
import { folderWith } from './folder.ts';

async function find(home: string, env: Record<string, string> = {}) {
  return findEngine({ env, home, platform: 'linux' });
}

function stored(name: string, host: string, more: object = {}): Record<string, string> {
  const folder = createHash('sha256').update(name).digest('hex');
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, ...more } } };
  return { [`.docker/contexts/meta/${folder}/meta.json`]: JSON.stringify(meta) };
}

async function listening(path: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
}

describe('DOCKER_HOST', () => {
  test.each([
    ['unix:///run/x.sock', 'unix:///run/x.sock'],
    ['tcp://127.0.0.1:2375', 'tcp://127.0.0.1:2375'],
    ['127.0.0.1:2375', 'tcp://127.0.0.1:2375'],
    ['ssh://me@there', 'ssh://me@there'],
  ])('%s', async (text, host) => {
    const home = await folderWith({ ...stored('other', 'unix:///other.sock') });
    const found = await find(home, { DOCKER_HOST: text, DOCKER_CONTEXT: 'other' });
    expect(found).toEqual({ host, from: 'DOCKER_HOST' });
  });

  test('with TLS, by the files of DOCKER_CERT_PATH or of the configuration', async () => {
    const env = { DOCKER_HOST: 'tcp://h:2376', DOCKER_TLS_VERIFY: '1' };
    const files = (folder: string, verify: boolean) => ({
      ca: join(folder, 'ca.pem'),
      cert: join(folder, 'cert.pem'),
      key: join(folder, 'key.pem'),
      verify,
    });
    expect(await find('/home/me', env)).toMatchObject({ tls: files('/home/me/.docker', true) });
    expect(await find('/h', { ...env, DOCKER_CERT_PATH: '/c' })).toMatchObject({
      tls: files('/c', true),
    });
    expect(await find('/h', { DOCKER_HOST: 'tcp://h', DOCKER_TLS: '1' })).toMatchObject({
      tls: files('/h/.docker', false),
    });
  });
});

describe('a docker context', () => {
  test('that config.json names', async () => {
    const home = await folderWith({
      '.docker/config.json': '{"currentContext":"colima"}',
      ...stored('colima', 'unix:///home/me/.colima/docker.sock'),
    });
    expect(await find(home)).toEqual({
      host: 'unix:///home/me/.colima/docker.sock',
      from: 'config.json',
    });
  });

  test('that DOCKER_CONTEXT names wins over config.json', async () => {
    const home = await folderWith({
      '.docker/config.json': '{"currentContext":"one"}',
      ...stored('one', 'unix:///one.sock'),
      ...stored('two', 'unix:///two.sock'),
    });
    const found = await find(home, { DOCKER_CONTEXT: 'two' });
    expect(found).toEqual({ host: 'unix:///two.sock', from: 'DOCKER_CONTEXT' });
  });

  test('in the folder of DOCKER_CONFIG, with certificates', async () => {
    const folder = createHash('sha256').update('far').digest('hex');
    const tls = `.docker/contexts/tls/${folder}/docker`;
    const home = await folderWith({
      '.docker/config.json': '{"currentContext":"far"}',
      ...stored('far', 'tcp://far:2376', { SkipTLSVerify: false }),
      [`${tls}/ca.pem`]: '',
      [`${tls}/cert.pem`]: '',
      [`${tls}/key.pem`]: '',
    });
    const found = await find('/nowhere', { DOCKER_CONFIG: join(home, '.docker') });
    expect(found).toMatchObject({
      host: 'tcp://far:2376',
      tls: { ca: join(home, tls, 'ca.pem'), key: join(home, tls, 'key.pem'), verify: true },
    });
  });

  test('that does not exist', async () => {
    const home = await folderWith({ '.docker/config.json': '{"currentContext":"go\\u001b[1mne"}' });
    expect(await find(home)).toEqual({
      kind: 'unreachable',
      reason: 'configuration',
      said: 'the docker context "gone" does not exist or names no engine',
      address: 'config.json',
    });
  });

  test('called default is none, and a broken config.json names none', async () => {
    const socket = async (config: string) => {
      const home = await folderWith({ '.docker/config.json': config, '.docker/run/x': '' });
      const path = join(home, '.docker/run/docker.sock');
      await listening(path);
      const found = await find(home);
      return 'from' in found && found.from;
    };
    expect(await socket('{"currentContext":"default"}')).toBe('socket');
    expect(await socket('{"currentContext":')).toBe('socket');
  });
});

describe('the usual sockets', () => {
  test('are those of Docker, Docker Desktop, rootless Docker and Podman', () => {
    const env = { XDG_RUNTIME_DIR: '/run/user/1000' };
    expect(defaultSockets({ env, home: '/home/me', platform: 'linux' })).toEqual([
      '/var/run/docker.sock',
      '/home/me/.docker/run/docker.sock',
      '/home/me/.docker/desktop/docker.sock',
      '/run/user/1000/docker.sock',
      '/run/user/1000/podman/podman.sock',
      '/run/podman/podman.sock',
    ]);
    expect(defaultSockets({ env: {}, home: 'C:\\', platform: 'win32' })[0]).toBe(
      '//./pipe/docker_engine',
    );
  });

  test('the first that answers is taken before one that only exists', async () => {
    const folder = await folderWith({ 'stale.sock': '' });
    await listening(join(folder, 'live.sock'));
    const paths = ['absent.sock', 'stale.sock', 'live.sock'].map((name) => join(folder, name));
    expect(await firstAnswering(paths)).toEqual({ host: `unix://${paths[2]}`, from: 'socket' });
    expect(await firstAnswering(paths.slice(0, 2))).toEqual({
      host: `unix://${paths[1]}`,
      from: 'socket',
    });
  });

  test('where none exists, all are named', async () => {
    expect(await firstAnswering(['/no/a.sock', '/no/b.sock'])).toEqual({
      kind: 'unreachable',
      reason: 'absent',
      said: 'no engine listens at /no/a.sock, /no/b.sock',
      address: 'unix:///no/a.sock',
    });
  });
});
