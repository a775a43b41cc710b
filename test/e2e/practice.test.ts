import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { built } from './built.ts';
import { documentOf, expectProven } from './document.ts';
import { openRoom, type Room } from './room.ts';

const words = ['apply', '--practice', '--yes', '--no-input', '--app', 'demo', '--json'];

async function room(): Promise<Room> {
  const opened = await openRoom();
  onTestFinished(opened.remove);
  return opened;
}

/** A PATH with nothing on it but Node. */
async function barePath({ root }: Room): Promise<string> {
  const folder = join(root, 'bin');
  await mkdir(folder);
  await symlink(process.execPath, join(folder, 'node'));
  return folder;
}

describe('a newcomer with an empty folder and nothing installed', { timeout: 60_000 }, () => {
  let newcomer: Room;
  let environment: Record<string, string>;
  const apply = () => newcomer.firstpush(words, { environment });

  beforeAll(async () => {
    newcomer = await openRoom();
    environment = { PATH: await barePath(newcomer) };
    await built();
  }, 60_000);
  afterAll(() => newcomer.remove());

  test('has a proven push after one command', async () => {
    const { code, stdout, stderr } = await apply();
    expect(code, stderr).toBe(0);
    const document = documentOf(stdout);
    const { image, where } = expectProven(document);
    expect(image).toMatch(/^127\.0\.0\.1:\d+\/learner\/demo:firstpush-[0-9a-f]{12}$/);
    expect(where).toBe('local');
    expect(document.command).toBe('apply');
    expect(document.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(document.changes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        ...['write-file', 'put-parameter', 'create-role', 'put-role-policy'],
        ...['create-bucket', 'create-project', 'push-image'],
      ]),
    );
    expect(document.changes.every(({ state }) => state === 'done')).toBe(true);
  });

  test('has the files of the sample, a buildspec and the answers, without what is the place’s', async () => {
    expect(await newcomer.files()).toEqual([
      ...['.dockerignore', 'Dockerfile', 'README.md', 'app.py', 'buildspec.yml'],
      ...['firstpush.yml', 'requirements.txt', 'test_app.py'],
    ]);
    expect(parse(await newcomer.read('firstpush.yml'))).toEqual({
      app: 'demo',
      convention: 'path',
      dockerfile: 'Dockerfile',
      context: '.',
    });
    expect(parse(await newcomer.read('buildspec.yml'))).toMatchObject({
      version: 0.2,
      env: {
        'parameter-store': {
          DOCKER_REGISTRY_URL: '/demo/docker-registry/url',
          DOCKER_REGISTRY_USERNAME: '/demo/docker-credentials/username',
          DOCKER_REGISTRY_PASSWORD: '/demo/docker-credentials/password',
        },
        variables: { IMAGE_REPOSITORY: 'learner/demo' },
      },
    });
  });

  test('has it again with the same command, on another practice ground', async () => {
    const before = await Promise.all((await newcomer.files()).map(newcomer.read));
    const { code, stdout } = await apply();
    expect(code).toBe(0);
    const document = documentOf(stdout);
    expectProven(document);
    expect(document.changes.filter(({ kind }) => kind === 'write-file')).toEqual([]);
    expect(await Promise.all((await newcomer.files()).map(newcomer.read))).toEqual(before);
  });

  test('finds nothing left behind where temporary files are kept', async () => {
    expect(await newcomer.run('/bin/ls', ['-A', newcomer.temporary])).toMatchObject({ stdout: '' });
  });
});

describe('a newcomer with a Dockerfile', { timeout: 60_000 }, () => {
  test('has that one built and pushed, and the sample stays away', async () => {
    const own = await room();
    await own.write({ Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' });
    const { code, stdout } = await own.firstpush(words, {
      environment: { PATH: await barePath(own) },
    });
    expect(code).toBe(0);
    expectProven(documentOf(stdout));
    expect(await own.files()).toEqual([
      'Dockerfile',
      'buildspec.yml',
      'firstpush.yml',
      'hello.txt',
    ]);
    expect(await own.read('Dockerfile')).toBe('FROM scratch\nCOPY hello.txt /\n');
  });

  test('gets another tag and another digest once the source is another', async () => {
    const own = await room();
    const environment = { PATH: await barePath(own) };
    await own.write({ Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'one\n' });
    const proof = async () => {
      const { stdout } = await own.firstpush(words, { environment });
      return expectProven(documentOf(stdout));
    };
    const first = await proof();
    await own.write({ 'hello.txt': 'two\n' });
    const second = await proof();
    expect(second.digest).not.toBe(first.digest);
    expect(second.image.split(':').at(-1)).not.toBe(first.image.split(':').at(-1));
  });

  test('whose reader has seen enough has nothing left behind', async () => {
    const own = await room();
    await own.write({ Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' });
    const asText = words.filter((word) => word !== '--json').join(' ');
    const line = `"${await built()}" ${asText} | head -1`;
    const { stdout } = await own.run('bash', ['-c', line]);
    expect(stdout.split('\n')[0]).toContain('firstpush');
    const left = await own.run('ls', ['-A', own.temporary]);
    expect(left.stdout).toBe('');
  });
});
