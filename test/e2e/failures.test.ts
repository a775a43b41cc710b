import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveRegistry } from '../../src/practice/registry/server.ts';
import { Secret } from '../../src/secret.ts';
import { type Document, documentOf, expectProven } from './document.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };

type Setting = Parameters<typeof openGround>[0] & { files?: Record<string, string> };

interface Bench {
  room: Room;
  ground: Ground;
  /** Applies with other variables and other words at the end. */
  apply(
    environment?: Record<string, string>,
    ...more: string[]
  ): Promise<{ code: number | null; document: Document }>;
}

/** A room with a Dockerfile, and an account that is a practice ground. */
async function bench({ files: own = files, ...options }: Setting = {}): Promise<Bench> {
  const room = await openRoom();
  onTestFinished(room.remove);
  const ground = await openGround(options);
  onTestFinished(ground.close);
  await room.write(own);
  const words = applyWords('shop', {
    registry: ground.registry,
    username: ground.login.username,
  });
  return {
    room,
    ground,
    async apply(environment = {}, ...more) {
      const { code, stdout } = await room.firstpush([...words, ...more], {
        environment: { ...ground.environment, ...environment },
      });
      return { code, document: documentOf(stdout) };
    },
  };
}

/** Refuses one action for as long as it is told to. */
function refusing(action: string) {
  let refuses = true;
  const authorize = (asked: string, resource: string, { caller }: { caller: string }) =>
    refuses && asked === action
      ? `User: ${caller} is not authorized to perform: ${asked} on resource: ${resource}`
      : undefined;
  const allow = () => {
    refuses = false;
  };
  return { authorize, allow };
}

/** The finding of that check, which no other precedes. */
function first({ findings }: Document, check: string) {
  const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'unknown');
  expect(grave.map((each) => each.check)).toEqual([check, ...grave.slice(1).map((f) => f.check)]);
  return grave[0];
}

const state = ({ steps }: Document, step: string) => steps.find(({ id }) => id === step)?.state;

/** Expects that a second run, after the cause was mended, is proven. */
async function expectMended(apply: Bench['apply']): Promise<void> {
  const { code, document } = await apply();
  expect(code, JSON.stringify(document.findings)).toBe(0);
  expectProven(document);
}

describe('what goes wrong is named, and once mended the walk ends proven', {
  timeout: 60_000,
}, () => {
  test('a wrong password', async () => {
    const { ground, apply } = await bench();
    const { code, document } = await apply({ PRACTICE_PASSWORD: 'not-the-password' });
    expect(code).toBe(1);
    const finding = first(document, 'dockerhub-bad-credentials');
    expect(finding).toMatchObject({
      step: 'store',
      severity: 'error',
      what: `${ground.registry} refused the password of learner`,
      where: { registry: ground.registry },
    });
    expect(finding?.remedy.text).toContain('--password-stdin');
    expect(ground.writes()).toEqual([]);
    await expectMended(apply);
  });

  test('an account that may log in and not push', async () => {
    const push: string[] = [];
    const password = new Secret(randomBytes(12).toString('hex'));
    const reader = { username: 'reader', password, push, pull: ['**'] };
    const { ground, apply } = await bench({ accounts: [reader] });
    const read = { PRACTICE_PASSWORD: password.reveal() };
    const asReader = () => apply(read, '--username', 'reader');
    const { code, document } = await asReader();
    expect(code).toBe(1);
    const finding = first(document, 'dockerhub-token-scope');
    expect(finding).toMatchObject({
      step: 'store',
      what: `reader may log in to ${ground.registry}, but not push to reader/shop`,
    });
    expect(finding?.remedy.text).toMatch(/token with write scope.*--repository/);
    expect(ground.writes()).toEqual([]);
    push.push('reader/*');
    await expectMended(asReader);
  });

  test('a folder without a Dockerfile', async () => {
    const { room, ground, apply } = await bench({ files: { 'hello.txt': 'hello\n' } });
    const { code, document } = await apply();
    expect(code).toBe(1);
    const finding = first(document, 'dockerfile-missing');
    expect(finding).toMatchObject({
      step: 'name',
      what: 'this folder has no Dockerfile',
      where: { file: 'Dockerfile' },
    });
    expect(finding?.remedy.text).toContain('--dockerfile');
    expect(finding?.remedy.text).toContain('--sample');
    expect(ground.writes()).toEqual([]);
    await room.write(files);
    await expectMended(apply);
  });

  test('a COPY of a file that is not there', async () => {
    const { room, apply } = await bench({ files: { Dockerfile: files.Dockerfile } });
    const { code, document } = await apply();
    expect(code).toBe(1);
    expect(first(document, 'copy-source-missing')).toMatchObject({
      step: 'write',
      what: expect.stringContaining('hello.txt'),
      where: { file: 'Dockerfile', line: 2 },
      remedy: {
        kind: 'advice',
        text: 'name a file of the context, or make it before docker build',
      },
    });
    expect(document.changes.map(({ kind }) => kind)).not.toContain('push-image');
    expect(state(document, 'prove')).toBe('open');
    await room.write(files);
    await expectMended(apply);
  });

  test('a Docker engine that does not answer', async () => {
    const { room, apply } = await bench();
    const socket = `unix://${join(room.root, 'none.sock')}`;
    const { code, document } = await apply({ DOCKER_HOST: socket });
    expect(code).toBe(1);
    const finding = first(document, 'docker-not-running');
    expect(finding).toMatchObject({
      step: 'prove',
      what: `no Docker engine answers at ${socket}`,
      where: { engine: socket },
    });
    expect(finding?.remedy.text).toMatch(/start Docker .*DOCKER_HOST/);
    expect(['name', 'store', 'wire', 'write'].map((step) => state(document, step))).toEqual(
      Array(4).fill('proven'),
    );
    await expectMended(apply);
  });

  test('no right to write parameters', async () => {
    const { authorize, allow } = refusing('ssm:PutParameter');
    const { ground, apply } = await bench({ authorize });
    const { code, document } = await apply();
    expect(code).toBe(1);
    const finding = first(document, 'parameter-not-written');
    expect(finding).toMatchObject({
      step: 'store',
      what: 'the parameter /shop/docker-registry/url could not be written',
      why: expect.stringContaining('is not authorized to perform: ssm:PutParameter'),
    });
    expect(finding?.remedy.text).toContain('have an administrator allow ssm:PutParameter');
    expect(document.changes.filter(({ state: done }) => done === 'failed')).toHaveLength(1);
    // Refused once, nothing else was tried.
    expect(ground.writes()).toEqual(['ssm:PutParameter']);
    allow();
    await expectMended(apply);
  });

  test('no right to read parameters', async () => {
    const { authorize, allow } = refusing('ssm:GetParameters');
    const { ground, apply } = await bench({ authorize });
    const { code, document } = await apply();
    expect(code).toBe(3);
    const finding = first(document, 'parameters-unreadable');
    expect(finding).toMatchObject({ step: 'store', severity: 'unknown' });
    expect(finding?.why).toContain('ssm:GetParameters');
    expect(finding?.remedy.text).toContain('ssm:GetParameters');
    expect(state(document, 'store')).toBe('unknown');
    expect(ground.writes()).toEqual([]);
    allow();
    await expectMended(apply);
  });

  test('no right to create a role', async () => {
    const { authorize, allow } = refusing('iam:CreateRole');
    const { ground, apply } = await bench({ authorize });
    const { code, document } = await apply();
    expect(code).toBe(1);
    const finding = first(document, 'role-not-created');
    expect(finding).toMatchObject({ step: 'wire', severity: 'error' });
    expect(finding?.remedy.text).toContain('iam:CreateRole');
    expect(ground.writes().filter((call) => !call.startsWith('ssm:'))).toEqual(['iam:CreateRole']);
    allow();
    await expectMended(apply);
  });

  test('no right to simulate: the policies are evaluated here, and the walk is proven all the same', async () => {
    const { authorize } = refusing('iam:SimulatePrincipalPolicy');
    const { room, ground } = await bench({ authorize });
    const { registry, login, environment } = ground;
    const words = applyWords('shop', { registry, username: login.username });
    const { code, stdout, stderr } = await room.firstpush(words, { environment });
    expect(code).toBe(0);
    expectProven(documentOf(stdout));
    expect(ground.calls()).toContain('iam:SimulatePrincipalPolicy');
    expect(stderr).toContain('by its own policies');
    expect(stderr).not.toContain('simulation says so');
  });

  test.each([
    ['none', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }],
    ['withdrawn ones', { AWS_ACCESS_KEY_ID: 'AKIAWITHDRAWN0000000' }],
  ])('AWS credentials: %s', async (_which, environment) => {
    const { ground, apply } = await bench();
    const { code, document } = await apply(environment);
    expect(code).toBe(3);
    const finding = first(document, 'aws-not-answering');
    expect(finding).toMatchObject({
      step: 'name',
      severity: 'unknown',
      what: 'no AWS credentials were found',
    });
    expect(finding?.remedy.text).toMatch(/aws sso login.*--profile.*--practice/);
    expect(document.proven).toBe(false);
    expect(ground.writes()).toEqual([]);
    await expectMended(apply);
  });

  test('AWS that cannot be reached', async () => {
    const { apply } = await bench();
    const { code, document } = await apply({
      AWS_ENDPOINT_URL: `http://127.0.0.1:${await freePort()}`,
    });
    expect(code).toBe(3);
    expect(first(document, 'aws-not-answering')).toMatchObject({
      step: 'name',
      what: 'AWS could not be reached',
      why: expect.stringContaining('ECONNREFUSED'),
    });
    await expectMended(apply);
  });

  test('a registry that is down', async () => {
    const { ground, apply } = await bench();
    const port = await freePort();
    const registry = `127.0.0.1:${port}`;
    const there = () => apply({}, '--registry', registry);
    const { code, document } = await there();
    const finding = first(document, 'registry-not-answering');
    expect(finding).toMatchObject({
      step: 'store',
      severity: 'unknown',
      what: `${registry} did not say whether the push is allowed`,
      where: { registry },
    });
    expect(finding?.remedy.text).toContain('look at the registry’s address');
    expect(ground.writes()).toEqual([]);
    // What is missing is missing because of it, and of that nothing can be said.
    expect(code).toBe(3);
    await startRegistry(port, ground);
    await expectMended(there);
  });

  test('a registry that goes down after the proof', async () => {
    const { ground, apply } = await bench();
    const port = await freePort();
    const registry = `127.0.0.1:${port}`;
    const there = () => apply({}, '--registry', registry);
    const up = await startRegistry(port, ground);
    expect((await there()).code).toBe(0);
    await up.close();
    ground.forget();
    const { code, document } = await there();
    expect(code).toBe(3);
    expect(first(document, 'registry-not-answering')).toMatchObject({ severity: 'unknown' });
    expect(state(document, 'store')).toBe('unknown');
    expect(document.proven).toBe(false);
    expect(document.proof).toBeUndefined();
    expect(ground.writes()).toEqual([]);
  });
});

describe('after something went wrong', { timeout: 60_000 }, () => {
  test.each(['ssm:PutParameter', 'iam:CreateRole', 'codebuild:CreateProject'])(
    'the pages that the text names can be read: %s refused',
    async (action) => {
      const { room, ground } = await bench({ authorize: refusing(action).authorize });
      const { registry, login, environment } = ground;
      const words = applyWords('shop', { registry, username: login.username });
      const asText = words.filter((word) => word !== '--json');
      const { stdout } = await room.firstpush(asText, { environment });
      const pages = [...stdout.matchAll(/firstpush explain (\S+)/g)].map(([, page]) => page ?? '');
      expect(pages.length).toBeGreaterThan(0);
      for (const page of new Set(pages)) {
        const { code, stderr } = await room.firstpush(['explain', page]);
        expect(code, stderr).toBe(0);
      }
    },
  );

  test('an answer that is given anew is the one that the next look starts from', async () => {
    const password = new Secret(randomBytes(12).toString('hex'));
    const reader = { username: 'reader', password, push: [], pull: ['**'] };
    const { room, ground, apply } = await bench({ accounts: [reader] });
    const wrong = await apply({ PRACTICE_PASSWORD: password.reveal() }, '--username', 'reader');
    expect(wrong.code).toBe(1);
    expect((await apply({}, '--repository', 'learner/shop')).code).toBe(0);
    const { environment } = ground;
    const { code, stdout } = await room.firstpush(['check', '--json'], { environment });
    expect(code, stdout).toBe(0);
    expect(await room.read('firstpush.yml')).not.toContain('reader');
  });
});

/** A registry at that port, where the learner of the practice ground may push. */
async function startRegistry(port: number, { login }: Ground) {
  const { username, password } = login;
  const account = { username, password: new Secret(password), push: ['**'], pull: ['**'] };
  const registry = await serveRegistry({ accounts: [account], auth: 'token', port });
  let open = true;
  const close = async () => {
    if (open) await registry.close();
    open = false;
  };
  onTestFinished(close);
  return { close };
}

/** A port that nothing listens on now. */
function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => settle(port));
    });
  });
}
