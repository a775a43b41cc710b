import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openEngine } from '../../../src/world/engine/connect.ts';
import type { EngineAddress, TlsFiles } from '../../../src/world/engine/find-engine.ts';
import { tool } from '../../real.ts';
import { folderWith } from './folder.ts';

const docker = { Version: '27.1.1', Os: 'linux', Arch: 'arm64', Components: [{ Name: 'Engine' }] };

function speaking(ping: Record<string, string>, version: unknown): RequestListener {
  return ({ url = '' }, response) => {
    if (url === '/_ping') response.writeHead(200, ping).end('OK');
    else if (url === `/v${ping['Api-Version'] ?? '1.24'}/version`) {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(version));
    } else response.writeHead(404).end(JSON.stringify({ message: `page not found: ${url}` }));
  };
}

async function listen(server: Server, at: string | number): Promise<string> {
  await new Promise<void>((resolve) => {
    if (typeof at === 'string') server.listen(at, resolve);
    else server.listen(at, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'string'
    ? `unix://${address}`
    : `tcp://127.0.0.1:${(address as AddressInfo).port}`;
}

async function open(host: string, tls?: TlsFiles, signal?: AbortSignal) {
  const address: EngineAddress = {
    host,
    from: 'DOCKER_HOST',
    ...(tls === undefined ? {} : { tls }),
  };
  const opened = await openEngine(address, signal === undefined ? {} : { signal });
  return opened.kind === 'ready' ? opened.facts : opened;
}

describe('an engine that answers', () => {
  test.each([
    [
      'Docker of today',
      { 'Api-Version': '1.47', Ostype: 'linux', 'Builder-Version': '2' },
      { ...docker, Platform: { Name: 'Docker Engine - Community' } },
      { name: 'Docker Engine - Community', apiVersion: '1.47', arch: 'arm64', builder: 'buildkit' },
    ],
    [
      'Docker 20.10, which has BuildKit and does not say so',
      { 'Api-Version': '1.41', Ostype: 'linux' },
      { ...docker, Platform: { Name: '' } },
      { name: 'Docker Engine', builder: 'buildkit', podman: false },
    ],
    [
      'Docker whose BuildKit is switched off',
      { 'Api-Version': '1.41', Ostype: 'linux', 'Builder-Version': '1' },
      docker,
      { builder: 'classic' },
    ],
    [
      'Docker of before BuildKit',
      { 'Api-Version': '1.38', Ostype: 'linux' },
      docker,
      { builder: 'classic' },
    ],
    [
      'Docker on Windows',
      { 'Api-Version': '1.44', Ostype: 'windows' },
      docker,
      { builder: 'classic' },
    ],
    [
      'Podman',
      { 'Api-Version': '1.41', 'Libpod-Api-Version': '5.0.0' },
      { Version: '5.0.0', Os: 'linux', Arch: 'amd64', Components: [{ Name: 'Podman Engine' }] },
      { name: 'Podman Engine', podman: true, builder: 'classic' },
    ],
    ['one that colours its name', {}, { Version: '\u001b[1m1\u001b[0m' }, { version: '1' }],
  ])('%s', async (_, ping, version, facts) => {
    const host = await listen(createServer(speaking(ping, version)), 0);
    expect(await open(host)).toMatchObject({ ...facts, address: host });
  });

  test('on a socket, whatever DOCKER_HOST says', async () => {
    const folder = await folderWith({});
    const host = await listen(createServer(speaking({}, docker)), join(folder, 'e.sock'));
    vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:9');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await open(host)).toMatchObject({ version: '27.1.1' });
  });
});

describe('an engine that cannot be reached', () => {
  test.each([
    ['unix:///no/such.sock', 'absent'],
    ['tcp://127.0.0.1:9', 'not-running'],
    ['tcp://nowhere.invalid:2375', 'unknown-host'],
    ['ssh://me@there', 'ssh'],
    ['gopher://there', 'configuration'],
    ['tcp://:::', 'configuration'],
  ])('%s: %s', async (host, reason) => {
    expect(await open(host)).toMatchObject({ kind: 'unreachable', reason, address: host });
  });

  test('a socket at which nobody listens any more', async () => {
    const folder = await folderWith({ 'stale.sock': '' });
    expect(await open(`unix://${folder}/stale.sock`)).toMatchObject({ reason: 'not-running' });
  });

  test.skipIf(process.geteuid?.() !== 0)(
    'a socket that may not be opened (skipped unless run by root, who becomes someone else)',
    async () => {
      const folder = await folderWith({});
      const host = await listen(createServer(speaking({}, docker)), join(folder, 'e.sock'));
      await chmod(folder, 0o755);
      await chmod(join(folder, 'e.sock'), 0o600);
      process.seteuid?.(65_534);
      try {
        expect(await open(host)).toMatchObject({ reason: 'permission' });
      } finally {
        process.seteuid?.(0);
      }
    },
  );

  test('one that does not answer', async () => {
    const host = await listen(
      createServer(() => {}),
      0,
    );
    const answer = await open(host, undefined, AbortSignal.timeout(100));
    expect(answer).toMatchObject({ reason: 'timeout', said: 'the engine did not answer' });
  });

  test.each<[string, RequestListener]>([
    ['a web page', (_, response) => response.end('<html>\u001b[31m')],
    ['a refusal', (_, response) => response.writeHead(403).end('go away')],
  ])('%s in its place', async (_, listener) => {
    expect(await open(await listen(createServer(listener), 0))).toMatchObject({ reason: 'other' });
  });
});

const openssl = tool('openssl') ?? '';

describe.skipIf(openssl === '')('TLS (skipped without openssl to make certificates)', () => {
  async function secured() {
    const folder = await folderWith({});
    const make = (...rest: string[]) =>
      execFileSync(openssl, rest, { cwd: folder, stdio: 'ignore' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', '/CN=test', '-addext', 'subjectAltName=IP:127.0.0.1'];
    make('req', '-x509', ...key, '-keyout', 'key.pem', '-out', 'cert.pem', ...subject);
    make('req', '-x509', ...key, '-keyout', 'other-key.pem', '-out', 'other.pem', ...subject);
    const read = (name: string) => readFileSync(join(folder, name));
    const options = { key: read('key.pem'), cert: read('cert.pem'), ca: read('cert.pem') };
    const server = createTlsServer(
      { ...options, requestCert: true, rejectUnauthorized: true },
      speaking({}, docker),
    );
    const file = (name: string) => join(folder, name);
    const tls = {
      ca: file('cert.pem'),
      cert: file('cert.pem'),
      key: file('key.pem'),
      verify: true,
    };
    return { host: await listen(server, 0), tls, other: file('other.pem') };
  }

  test('an engine that wants a certificate gets it', async () => {
    const { host, tls } = await secured();
    expect(await open(host, tls)).toMatchObject({ version: '27.1.1' });
  });

  test('an engine with a certificate of someone else is not spoken to', async () => {
    const { host, tls, other } = await secured();
    expect(await open(host, { ...tls, ca: other })).toMatchObject({ reason: 'tls' });
    expect(await open(host, { ...tls, ca: other, verify: false })).toMatchObject({ arch: 'arm64' });
  });

  test('a certificate file that is missing is named', async () => {
    const { host, tls } = await secured();
    expect(await open(host, { ...tls, ca: '/no/ca.pem' })).toMatchObject({
      reason: 'configuration',
      said: 'the TLS file /no/ca.pem cannot be read',
    });
  });
});
