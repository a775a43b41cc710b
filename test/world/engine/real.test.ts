import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import type { Builder, EngineEvent } from '../../../src/world/engine/answers.ts';
import { type Build, buildImage } from '../../../src/world/engine/build.ts';
import { type Engine, openEngine } from '../../../src/world/engine/connect.ts';
import { pushImage } from '../../../src/world/engine/push.ts';
import { removeImage } from '../../../src/world/engine/remove.ts';
import { tool } from '../../real.ts';
import { realEngine } from '../../real-engine.ts';
import { folderWith } from './folder.ts';

const real = realEngine();
const { registry } = real ?? { registry: { host: '', username: '', password: new Secret('') } };
const run = randomBytes(4).toString('hex');

describe.skipIf(!real)('a real engine (skipped where FIRSTPUSH_TEST_ENGINE names none)', () => {
  let engine: Engine;
  const login = { ...registry, registry: registry.host };
  const pushLogin = { ...registry, serveraddress: registry.host };

  beforeAll(async () => {
    const opened = await openEngine({ host: real?.host ?? '', from: 'DOCKER_HOST' });
    if (opened.kind !== 'ready') throw new Error(opened.said);
    engine = opened;
  });

  function using(builder: Builder): Engine {
    return { ...engine, facts: { ...engine.facts, builder } };
  }

  function nameOf(path: string): string {
    const name = `${registry.host}/alice/${path}:${run}`;
    onTestFinished(async () => void (await removeImage(engine, name)));
    return name;
  }

  async function inspect(name: string) {
    return engine.docker.getImage(name).inspect();
  }

  test('says what it is', () => {
    expect(engine.facts).toMatchObject({
      os: 'linux',
      podman: false,
      builder: 'buildkit',
      address: real?.host,
    });
    expect(engine.facts.apiVersion).toMatch(/^1\.\d+$/);
    expect(engine.facts.version).toMatch(/^\d+\./);
  });

  describe.each<Builder>(['classic', 'buildkit'])('the %s builder', (builder) => {
    async function build(
      files: Record<string, string | Uint8Array>,
      options: Partial<Build> = {},
    ): Promise<{ result: Awaited<ReturnType<typeof buildImage>>; events: EngineEvent[] }> {
      const contextDir = await folderWith(files);
      const events: EngineEvent[] = [];
      const result = await buildImage(using(builder), {
        contextDir,
        dockerfile: 'Dockerfile',
        tags: [],
        onProgress: (event) => events.push(event),
        ...options,
      });
      return { result, events };
    }

    test('builds with tags, arguments, labels and a target, and tells its steps', async () => {
      const [one, two] = [nameOf(`${builder}-one`), nameOf(`${builder}-two`)];
      const { result, events } = await build(
        {
          Dockerfile: `FROM scratch AS wanted\nARG WHO=nobody\nLABEL who=$WHO\nCOPY a /a-${run}\nFROM wanted\nCOPY missing /`,
          a: 'content',
        },
        {
          tags: [one, two],
          buildArgs: { WHO: 'größe & co' },
          labels: { origin: 'test' },
          target: 'wanted',
        },
      );
      expect(result).toEqual({ kind: 'built', imageId: expect.stringMatching(/^sha256:/) });
      const image = await inspect(two);
      expect(image.Id).toBe(result.kind === 'built' && result.imageId);
      expect(image.RepoTags).toEqual(expect.arrayContaining([one, two]));
      expect(image.Config.Labels).toEqual({ who: 'größe & co', origin: 'test' });
      const steps = events.filter((event) => event.kind === 'step' && /COPY a/.test(event.name));
      expect(steps.map((step) => step.kind === 'step' && step.state)).toEqual(['started', 'done']);
      expect(events).toContainEqual({ kind: 'context', files: 2, bytes: expect.any(Number) });
    });

    test('a second build says what came from the cache', async () => {
      const files = { Dockerfile: `FROM scratch\nCOPY a /again-${run}`, a: 'same' };
      await build(files, { tags: [nameOf(`${builder}-cached`)] });
      const { events } = await build(files);
      const copy = events.findLast((event) => event.kind === 'step' && /COPY/.test(event.name));
      expect(copy).toMatchObject({ state: 'done', cached: true });
    });

    test('a COPY that finds nothing: which path, which step, which line', async () => {
      const { result, events } = await build({
        Dockerfile: 'FROM scratch\n\n# the code\nCOPY here /\nCOPY not/here \\\n  /app\n',
        here: '',
      });
      expect(result).toMatchObject({ kind: 'failed', missing: 'not/here', line: 5 });
      expect(result.kind === 'failed' && result.step).toMatch(/COPY not\/here/);
      expect(events.filter((event) => event.kind === 'step').at(-1)).toMatchObject({
        state: 'failed',
      });
    });

    test('a COPY of what .dockerignore leaves out', async () => {
      const { result } = await build({
        Dockerfile: 'FROM scratch\nCOPY secret.env /',
        'secret.env': '',
        '.dockerignore': '*.env',
      });
      expect(result).toMatchObject({ kind: 'failed', missing: 'secret.env', line: 2 });
    });

    test('a Dockerfile that cannot be read: which line', async () => {
      const { result } = await build({ Dockerfile: 'FROM scratch\nFETCH x\n' });
      expect(result).toMatchObject({ kind: 'failed', line: 2 });
      expect(result.kind === 'failed' && result.said).toMatch(/unknown instruction: FETCH/i);
    });

    test('a Dockerfile that is not there', async () => {
      const { result } = await build({ a: '' });
      expect(result).toEqual({ kind: 'failed', said: 'Dockerfile does not exist' });
    });

    test('a Dockerfile outside the context', async () => {
      const contextDir = await folderWith({ 'app/a': '', Dockerfile: 'FROM scratch\nCOPY a /' });
      const { result } = await build(
        {},
        { contextDir: join(contextDir, 'app'), dockerfile: join(contextDir, 'Dockerfile') },
      );
      expect(result.kind).toBe('built');
    });

    test('an aborted build throws the reason', async () => {
      const reason = new Error('enough');
      const files = { Dockerfile: 'FROM scratch\nCOPY . /', big: Buffer.alloc(60_000_000, 'x') };
      const controller = new AbortController();
      const building = build(files, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 100);
      await expect(building).rejects.toBe(reason);
    });

    test('a large context is sent whole', async () => {
      const { result, events } = await build({
        Dockerfile: 'FROM scratch\nCOPY . /',
        big: randomBytes(30_000_000),
      });
      expect(result.kind).toBe('built');
      expect(events).toContainEqual({ kind: 'context', files: 2, bytes: 30_000_021 });
    });

    test('pulls its base from a registry behind a login, and gives that login to no other', async () => {
      const base = nameOf(`${builder}-base`);
      await build(
        { Dockerfile: `FROM scratch\nCOPY a /base-${run}`, a: builder },
        { tags: [base] },
      );
      expect(await pushImage(engine, base, pushLogin)).toMatchObject({ kind: 'pushed' });
      await removeImage(engine, base);

      const withLogin = await build({ Dockerfile: `FROM ${base}` }, { registryAuth: [login] });
      expect(withLogin.result).toMatchObject({ kind: 'built' });
      await removeImage(engine, base);

      const without = await build({ Dockerfile: `FROM ${base}\nLABEL again=${run}` });
      expect(without.result.kind).toBe('failed');

      const stranger = await listeningStranger();
      const asked = await build(
        { Dockerfile: `FROM ${stranger.host}/x/y:1` },
        { registryAuth: [login] },
      );
      expect(asked.result.kind).toBe('failed');
      expect(stranger.requests.length).toBeGreaterThan(0);
      expect(stranger.requests.filter((authorization) => authorization !== undefined)).toEqual([]);
    });

    test.skipIf(!tool('busybox'))(
      'a RUN that fails: its output, its step and its line (skipped without busybox)',
      async () => {
        const busybox = tool('busybox') ?? '';
        const { readFile } = await import('node:fs/promises');
        const script = 'printf "\\033[31mred\\033[0m\\n"; exit 3';
        const folder = await folderWith({
          Dockerfile: `FROM scratch\nCOPY busybox /bin/busybox\n\nRUN ["/bin/busybox", "sh", "-c", ${JSON.stringify(script)}]`,
          busybox: await readFile(busybox),
        });
        await chmod(join(folder, 'busybox'), 0o755);
        const { result, events } = await build({}, { contextDir: folder });
        expect(result).toMatchObject({ kind: 'failed', line: 4 });
        const printed = events.flatMap((event) => (event.kind === 'log' ? [event.text] : []));
        expect(printed.join('\n')).toContain('red');
        expect(JSON.stringify([result, events])).not.toContain('\\u001b');
      },
    );
  });

  describe('a push', () => {
    async function built(path: string): Promise<string> {
      const name = nameOf(path);
      const contextDir = await folderWith({ Dockerfile: 'FROM scratch\nCOPY a /', a: path + run });
      const result = await buildImage(engine, {
        contextDir,
        dockerfile: 'Dockerfile',
        tags: [name],
      });
      expect(result.kind).toBe('built');
      return name;
    }

    test('gives the digest that the registry serves', async () => {
      const name = await built('pushed');
      const events: EngineEvent[] = [];
      const onProgress = (event: EngineEvent) => events.push(event);
      const pushed = await pushImage(engine, name, pushLogin, { onProgress });
      const served = await fetch(`http://${registry.host}/v2/alice/pushed/manifests/${run}`, {
        method: 'HEAD',
        headers: {
          Accept: 'application/vnd.docker.distribution.manifest.v2+json',
          Authorization: `Basic ${btoa(`${registry.username}:${registry.password.reveal()}`)}`,
        },
      });
      expect(pushed).toEqual({
        kind: 'pushed',
        digest: served.headers.get('docker-content-digest'),
      });
      expect(events).toContainEqual(expect.objectContaining({ kind: 'layer', state: 'Pushed' }));
    });

    test('with a wrong password is refused', async () => {
      const name = await built('refused');
      const wrong = { ...pushLogin, password: new Secret('not?it~ÿ') };
      const refused = await pushImage(engine, name, wrong);
      expect(refused).toMatchObject({ kind: 'refused', reason: 'unauthorized' });
      expect(JSON.stringify(refused)).not.toContain('not?it');
    });

    test('of an image that the engine does not have', async () => {
      const refused = await pushImage(engine, `${registry.host}/alice/none:${run}`, pushLogin);
      expect(refused).toMatchObject({ kind: 'refused', reason: 'no-image' });
    });

    test('to where nobody listens decides nothing', async () => {
      const name = `127.0.0.1:9/alice/nowhere:${run}`;
      const contextDir = await folderWith({ Dockerfile: 'FROM scratch\nCOPY a /', a: '' });
      await buildImage(engine, { contextDir, dockerfile: 'Dockerfile', tags: [name] });
      onTestFinished(async () => void (await removeImage(engine, name)));
      expect(await pushImage(engine, name, pushLogin)).toMatchObject({ kind: 'unknown' });
    });

    test('that is aborted throws the reason', async () => {
      const name = await built('aborted');
      const reason = new Error('enough');
      const pushing = pushImage(engine, name, pushLogin, { signal: AbortSignal.abort(reason) });
      await expect(pushing).rejects.toBe(reason);
    });

    test('and the image can be removed, once', async () => {
      const name = await built('removed');
      expect(await removeImage(engine, name)).toEqual({ kind: 'removed' });
      expect(await removeImage(engine, name)).toEqual({ kind: 'absent' });
    });
  });
});

/** A registry of someone else's, which asks for a login and notes what it is given. */
async function listeningStranger(): Promise<{ host: string; requests: (string | undefined)[] }> {
  const requests: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers.authorization);
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="stranger"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
