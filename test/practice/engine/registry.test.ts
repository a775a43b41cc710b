import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { tool } from '../../real.ts';
import {
  at,
  build,
  credentials,
  errorIn,
  pushGround as ground,
  linesOf,
  password,
  startRegistry,
} from './fixture.ts';

const modes = ['basic', 'token'] as const;

describe.each(modes)('with a registry that asks for %s authorization', (auth) => {
  test('pushes, and reports the digest that the registry serves', async () => {
    const { registry, docker, name, push } = await ground(auth);
    const lines = await push('alice');
    const digest = registry.tags('alice/app')['1'];
    const { Size } = lines.at(-1)?.aux ?? {};
    expect(lines.at(-1)?.aux).toEqual({ Tag: '1', Digest: digest, Size });
    expect(lines.at(-2)?.status).toBe(`1: digest: ${digest} size: ${Size}`);
    expect(lines[0]?.status).toBe(`The push refers to repository [${name}]`);
    expect(registry.pendingUploads()).toBe(0);
    const { RepoDigests } = await docker.getImage(`${name}:1`).inspect();
    expect(RepoDigests).toEqual([`${name}@${digest}`]);
  });

  test('a second push finds every layer there, under another tag too', async () => {
    const { registry, docker, name, push } = await ground(auth);
    await push('alice');
    await docker.getImage(`${name}:1`).tag({ repo: name, tag: '2' });
    const statuses = (await push('alice', password, '2')).map(({ status }) => status);
    expect(statuses).toContain('Layer already exists');
    expect(statuses).not.toContain('Pushed');
    expect(registry.tags('alice/app')['2']).toBe(registry.tags('alice/app')['1']);
  });

  test('pulls what it pushed, and it is the same image', async () => {
    const { docker, name, push, pull } = await ground(auth);
    const before = await docker.getImage(`${name}:1`).inspect();
    await push('alice');
    expect((await pull('alice')).at(-1)?.status).toBe(`Status: Image is up to date for ${name}:1`);
    await docker.getImage(`${name}:1`).remove();
    expect(await docker.listImages()).toEqual([]);
    const last = (await pull('alice')).at(-1)?.status;
    expect(last).toBe(`Status: Downloaded newer image for ${name}:1`);
    const after = await docker.getImage(`${name}:1`).inspect();
    expect(after.Id).toBe(before.Id);
    expect(after.Size).toBe(before.Size);
  });

  test('a wrong password is refused in the words of Docker', async () => {
    const { push, pull } = await ground(auth);
    expect(errorIn(await push('alice', 'wrong'))).toMatch(/^unauthorized: /);
    await expect(pull('alice', 'wrong')).rejects.toThrow(/unauthorized: /);
  });

  test('a reader may pull and not push', async () => {
    const { push, pull } = await ground(auth);
    const denied = 'denied: requested access to the resource is denied';
    expect(errorIn(await push('reader'))).toBe(denied);
    await push('alice');
    expect((await pull('reader')).at(-1)?.status).toContain('Image is up to date');
  });

  test.each([
    ['alice', password, 200, /^Login Succeeded$/],
    ['reader', password, 200, /^Login Succeeded$/],
    ['alice', 'wrong', 401, /^Get "http:\/\/127\.0\.0\.1:\d+\/v2\/": unauthorized: /],
  ])('a login as %s with %j is answered with %i', async (username, secret, status, words) => {
    const { registry, engine } = await ground(auth);
    const body = JSON.stringify(credentials(registry, username, secret));
    const answer = await fetch(at(engine, '/auth'), { method: 'POST', body });
    const said = (await answer.json()) as { Status?: string; message?: string };
    expect(answer.status).toBe(status);
    expect(said.Status ?? said.message).toMatch(words);
  });

  test('a base image is pulled with the credentials that come with the build', async () => {
    const { registry, engine, docker, name, push } = await ground(auth);
    await push('alice');
    await docker.getImage(`${name}:1`).remove();
    const Dockerfile = `FROM ${name}:1\nCOPY --from=${name}:1 /app/a.txt /b.txt\n`;
    const byHost = { [registry.host]: credentials(registry, 'alice') };
    const header = Buffer.from(JSON.stringify(byHost)).toString('base64');
    const urlSafe = header.replaceAll('+', '-').replaceAll('/', '_');
    const registryconfig = { base64: urlSafe };
    const { error, id } = await build(engine, { Dockerfile }, { registryconfig });
    expect(error).toBeUndefined();
    const { Config, RootFS } = await docker.getImage(id).inspect();
    expect(Config.Cmd).toEqual(['a']);
    expect(RootFS.Layers).toHaveLength(4);
    await docker.getImage(`${name}:1`).remove({ force: true });
    const without = await build(engine, { Dockerfile });
    expect(without.error).toMatch(auth === 'basic' ? /^no basic auth/ : /denied|unauthorized/);
  });

  test('an image that anyone may pull needs no credentials', async () => {
    const { docker, name, push } = await ground(auth, 'alice/open');
    await push('alice');
    const pulling = async () => linesOf(await docker.pull(`${name}:1`));
    if (auth === 'token') expect((await pulling()).at(-1)?.status).toContain('up to date');
    else await expect(pulling()).rejects.toThrow('no basic auth credentials');
  });
});

test('a layer longer than one piece of an upload arrives whole', async () => {
  const { registry, engine, docker, name, push, pull } = await ground('token');
  const files = { Dockerfile: 'FROM scratch\nCOPY . /\n', long: randomBytes(9_000_000) };
  await build(engine, files, { t: `${name}:1` });
  const statuses = (await push('alice')).map(({ status }) => status);
  expect(statuses).toContain('Pushed');
  expect(registry.pendingUploads()).toBe(0);
  await docker.pruneImages({ filters: '{"dangling":["false"]}' });
  expect((await pull('alice')).at(-1)?.status).toContain('Downloaded newer image');
});

test('what cannot be pushed is told of inside the stream', async () => {
  const { docker, name, push, registry } = await ground('basic');
  expect(errorIn(await push('alice', password, 'x'))).toBe(`tag does not exist: ${name}:x`);
  const authconfig = credentials(registry, 'alice');
  const pushing = async (repo: string, image = docker.getImage(`${name}:1`)) => {
    if (repo !== '') await image.tag({ repo, tag: '1' });
    const pushed = docker.getImage(repo || 'nowhere');
    return errorIn(await linesOf(await pushed.push({ tag: '1', authconfig })));
  };
  expect(await pushing('')).toBe('An image does not exist locally with the tag: nowhere');
  expect(await pushing('alice/app')).toBe(
    'docker.io: the practice engine reaches registries on loopback only',
  );
  const gone = await startRegistry('basic');
  await gone.close();
  expect(await pushing(`${gone.host}/x`)).toBe(
    `Get "http://${gone.host}/v2/": dial tcp ${gone.host}: connect: connection refused`,
  );
});

test('a push without any credentials header is refused, with an unreadable one it is anonymous', async () => {
  const { engine, name } = await ground('basic');
  const url = at(engine, `/images/${name}/push?tag=1`);
  const without = await fetch(url, { method: 'POST' });
  expect(without.status).toBe(400);
  const unpadded = Buffer.from('{"username":"alice","password":"x"}').toString('base64url');
  const headers = { 'X-Registry-Auth': unpadded };
  const anonymous = await fetch(url, { method: 'POST', headers });
  expect(await anonymous.text()).toContain('no basic auth credentials');
});

const skopeo = tool('skopeo');

test.skipIf(!skopeo)(
  'skopeo (skipped where it is not installed) sees the same digest',
  async () => {
    const { registry, name, push } = await ground('token', 'alice/open');
    const { Digest } = (await push('alice')).at(-1)?.aux ?? {};
    const words = ['inspect', '--no-creds', '--tls-verify=false', `docker://${name}:1`];
    const { stdout } = await promisify(execFile)(skopeo ?? '', words);
    const seen = JSON.parse(stdout);
    expect(seen.Digest).toBe(Digest);
    expect(seen.Layers.length).toBe(3);
    expect(seen.Digest).toBe(registry.tags('alice/open')['1']);
  },
);
