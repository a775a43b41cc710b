import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serveEngine } from '../../../src/practice/engine/server.ts';
import { at, build, dockerOn, errorIn, linesOf, startEngine } from './fixture.ts';

test('says what it is, with and without a version in the path', async () => {
  const engine = await startEngine();
  for (const path of ['/_ping', '/v1.44/_ping', '/v1.24/_ping']) {
    const answer = await fetch(at(engine, path));
    expect(await answer.text()).toBe('OK');
    expect(answer.headers.get('api-version')).toBe('1.44');
    expect(answer.headers.get('builder-version')).toBe('1');
    expect(answer.headers.get('ostype')).toBe('linux');
    expect(answer.headers.get('docker-experimental')).toBe('false');
  }
  expect((await fetch(at(engine, '/_ping'), { method: 'HEAD' })).status).toBe(200);
  const docker = dockerOn(engine);
  expect((await docker.version()).ApiVersion).toBe('1.44');
  expect((await docker.info()).Images).toBe(0);
  expect(await docker.listContainers()).toEqual([]);
});

const refusals: [method: string, path: string, status: number, message: string][] = [
  [
    'GET',
    '/v1.99/info',
    400,
    'client version 1.99 is too new. Maximum supported API version is 1.44',
  ],
  [
    'GET',
    '/v1.9/info',
    400,
    'client version 1.9 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version',
  ],
  ['POST', '/v1.44/swarm/init', 501, 'the practice engine does not speak POST /swarm/init'],
  ['POST', '/containers/create', 501, 'the practice engine records and does not run'],
  ['POST', '/containers/x/start', 501, 'the practice engine records and does not run'],
  [
    'POST',
    '/session',
    501,
    'the practice engine has no BuildKit: set DOCKER_BUILDKIT=0 to build with the classic builder',
  ],
  ['GET', '/containers/x/json', 404, 'No such container: x'],
  ['GET', '/images/nope/json', 404, 'No such image: nope:latest'],
  ['GET', '/images/alice%2Fapp:1/history', 404, 'No such image: alice/app:1'],
  ['DELETE', '/images/nope', 404, 'No such image: nope:latest'],
  ['POST', '/images/nope/tag?repo=x', 404, 'No such image: nope:latest'],
  ['POST', '/images/create?fromSrc=-', 501, 'the practice engine does not import images'],
  ['POST', '/images/create?fromImage=x&tag=@', 400, 'invalid tag format'],
  [
    'GET',
    '/images/json?filters={"since":["x"]}',
    400,
    "the practice engine does not speak the filter 'since'",
  ],
];

test.each(refusals)('%s %s is refused', async (method, path, status, message) => {
  const engine = await startEngine();
  const answer = await fetch(at(engine, path), { method });
  expect(await answer.json()).toEqual({ message });
  expect(answer.status).toBe(status);
});

test('a pull from beyond loopback is refused inside the stream', async () => {
  const engine = await startEngine();
  const lines = await linesOf(await dockerOn(engine).pull('python:3.12'));
  expect(lines[0]).toEqual({ status: 'Pulling from library/python', id: '3.12' });
  expect(errorIn(lines)).toBe('docker.io: the practice engine reaches registries on loopback only');
});

test('tags, lists, filters, untags and prunes', async () => {
  const engine = await startEngine();
  const docker = dockerOn(engine);
  const { id } = await build(engine, { Dockerfile: 'FROM scratch\nLABEL a=b\n' }, { t: 'one' });
  const other = await build(engine, { Dockerfile: 'FROM scratch\nCMD x\n' });
  await docker.getImage('one').tag({ repo: '127.0.0.1:1/x', tag: 'y' });
  const names = async (filters?: object) => {
    const images = await docker.listImages(filters ? { filters: JSON.stringify(filters) } : {});
    return images.map(({ Id, RepoTags }) => RepoTags?.join(' ') || Id);
  };
  expect(await names()).toEqual(['127.0.0.1:1/x:y one:latest', other.id]);
  expect(await names({ reference: ['o*'] })).toEqual(['127.0.0.1:1/x:y one:latest']);
  expect(await names({ reference: { '127.0.0.1:1/*:y': true } })).toHaveLength(1);
  expect(await names({ reference: ['y'] })).toEqual([]);
  expect(await names({ label: ['a=b'] })).toHaveLength(1);
  expect(await names({ dangling: ['true'] })).toEqual([other.id]);
  expect((await docker.getImage(id.slice(7, 19)).inspect()).Id).toBe(id);
  await expect(docker.getImage(id).remove()).rejects.toMatchObject({ statusCode: 409 });
  expect(await docker.getImage('one').remove()).toEqual([{ Untagged: 'one:latest' }]);
  expect((await docker.pruneImages()).ImagesDeleted).toEqual([{ Deleted: other.id }]);
  expect(await docker.getImage(id).remove()).toEqual([
    { Untagged: '127.0.0.1:1/x:y' },
    { Deleted: id },
  ]);
  expect(await names()).toEqual([]);
});

test('listens on a socket that is its owner’s alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-socket-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const socketPath = join(folder, 'engine.sock');
  const engine = await startEngine({ socketPath });
  expect(engine.host).toBe(`unix://${socketPath}`);
  expect(statSync(socketPath).mode & 0o777).toBe(0o600);
  const said = await new Promise<string>((resolve) => {
    request({ socketPath, path: '/_ping' }, (answer) => resolve(text(answer))).end();
  });
  expect(said).toBe('OK');
});

test('keeps its files to itself, and leaves none behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const engine = await serveEngine();
  const [own = ''] = readdirSync(folder);
  expect(statSync(join(folder, own)).mode & 0o777).toBe(0o700);
  await build(engine, { Dockerfile: 'FROM scratch\nCOPY . /\n' });
  expect(readdirSync(join(folder, own))).toEqual(['blobs']);
  await engine.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('goes wrong as it is told to, and right again', async () => {
  const engine = await startEngine({
    misbehave: () => ({ status: 507, message: 'no space left' }),
  });
  const ping = () => fetch(at(engine, '/v1.44/_ping'));
  const answer = await ping();
  expect(answer.status).toBe(507);
  expect(await answer.json()).toEqual({ message: 'no space left' });
  engine.misbehave(({ method, path }) =>
    method === 'GET' && path === '/_ping' ? { cut: true } : undefined,
  );
  await expect(ping()).rejects.toThrow('fetch failed');
  engine.misbehave(({ path }) =>
    path === '/build' ? { status: 200, message: 'full' } : undefined,
  );
  expect((await build(engine, { Dockerfile: 'FROM scratch\nCMD x\n' })).error).toBe('full');
  engine.misbehave(() => ({ delayMs: 50 }));
  const start = Date.now();
  await ping();
  expect(Date.now() - start).toBeGreaterThanOrEqual(45);
  engine.misbehave(undefined);
  expect((await ping()).status).toBe(200);
});
