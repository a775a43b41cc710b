import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { config, disarm, type Reach } from '../e2e-codebuild/breaking.ts';
import { breakPipeline, files } from '../undo/broken-pipeline.ts';
import { openGates } from '../undo/killing.ts';
import { type Scope, snapshotOf } from '../undo/snapshot.ts';
import { built } from './built.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';
import { withoutKeys } from './signing-in.ts';

describe('undo', { timeout: 120_000 }, () => {
  let ground: Ground;
  let room: Room;
  let scope: Scope;
  const app = 'demo';
  const run = (words: readonly string[]) =>
    room.firstpush(words, { environment: ground.environment });
  const apply = async () => {
    const { username } = ground.login;
    const ran = await run(applyWords(app, { registry: ground.registry, username }));
    expect(ran.code, ran.stderr).toBe(0);
    return documentOf(ran.stdout);
  };
  const undo = async (...words: string[]) => {
    const { code, stdout, stderr } = await run(['undo', '--yes', '--json', ...words]);
    if (stdout === '') throw new Error(stderr);
    return { code, document: documentOf(stdout) };
  };
  const journal = () => join(room.home, 'state', 'firstpush', 'journal');
  const journals = () => readdir(journal()).catch(() => [] as string[]);
  const kept = async () => readFile(join(journal(), (await journals())[0] ?? ''), 'utf8');

  beforeEach(async () => {
    [ground, room] = await Promise.all([openGround(), openRoom()]);
    await room.write(files);
    const repository = `${ground.login.username}/${app}`;
    scope = { ...ground, repository, folder: room.work };
  });
  afterEach(async () => {
    await ground.close();
    await room.remove();
  });

  test('of what was set up from nothing leaves everything as it was', async () => {
    const before = await snapshotOf(scope);
    expectProven(await apply());
    expect(await snapshotOf(scope)).not.toEqual(before);
    expect(await kept()).toContain('docker-credentials/password');
    expect(await kept()).not.toContain(ground.login.password);

    const { code, document } = await undo();
    expect({ code, document }).toMatchObject({
      code: 0,
      document: { proven: true, findings: [], undone: { left: 0 } },
    });
    expect(await snapshotOf(scope)).toEqual(before);
    expect(await journals()).toEqual([]);

    ground.forget();
    const again = await undo();
    expect(again).toMatchObject({ code: 0, document: { proven: true, changes: [] } });
    expect(ground.writes()).toEqual([]);
  });

  test('of a pipeline that was mended puts back what was broken', async () => {
    await apply();
    await breakPipeline(ground, app, room);
    const before = await snapshotOf(scope);
    expectProven(await apply());
    const mended = await snapshotOf(scope);
    for (const part of ['parameters', 'roles', 'projects', 'folder'] as const) {
      expect(mended[part]).not.toEqual(before[part]);
    }
    const { code, document } = await undo();
    expect({ code, document }).toMatchObject({ code: 0, document: { findings: [] } });
    expect(await snapshotOf(scope)).toEqual(before);
    expect(await journals()).toEqual([]);
  });

  test('a dry run changes nothing, and says what would be done and how', async () => {
    await apply();
    const between = await snapshotOf(scope);
    ground.forget();
    const { code, stdout } = await run(['undo', '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain(`- parameter /${app}/docker-registry/url`);
    expect(stdout).toContain(`aws codebuild delete-project --name ${app}`);
    expect(stdout).toMatch(/^plan +10 to take back$/m);
    expect(ground.writes()).toEqual([]);
    expect(await snapshotOf(scope)).toEqual(between);
    expect((await undo()).code).toBe(0);
  });

  test('without consent ends with 2 and changes nothing', async () => {
    await apply();
    ground.forget();
    const { code, stderr } = await run(['undo', '--no-input']);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes gives consent');
    expect(ground.writes()).toEqual([]);
  });

  test('of lines may take nothing back, and says so', async () => {
    await apply();
    const between = await snapshotOf(scope);
    const { code, stdout } = await room.firstpush(['undo', '--plain'], {
      environment: ground.environment,
      input: '1\n2\n',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}2 take nothing back$/m);
    expect(stdout).not.toContain('step');
    expect(stdout).toMatch(/^not undone +nothing taken back; 10 changes left/m);
    expect(await snapshotOf(scope)).toEqual(between);
  });

  describe('what somebody changed since', () => {
    const meddled = async () => {
      await apply();
      await meddle(ground, app, room);
      return snapshotOf(scope);
    };

    test('is not overwritten, and the rest is taken back', async () => {
      const { parameters, roles, folder } = await meddled();
      const { code, document } = await undo();
      expect(code).toBe(1);
      const found = document.findings.map(({ check, what, because }) => [check, what, because]);
      const role = `codebuild-${app}-service-role`;
      expect(found).toEqual([
        ['changed-since', 'buildspec.yml was changed since: it has been edited', undefined],
        [
          'changed-since',
          `the inline policy docker-credentials-${app} of ${role} was changed since: it has other statements`,
          undefined,
        ],
        [
          'changed-since',
          `the parameter /${app}/docker-registry/url was changed since: version 2 is another value`,
          undefined,
        ],
        ['still-used', `the role ${role} is used by others, and stays`, 'changed-since'],
      ]);
      const left = await snapshotOf(scope);
      const url = `/${app}/docker-registry/url`;
      const own = Object.entries(left.parameters).filter(([name]) => name.startsWith(`/${app}/`));
      expect(own).toEqual([[url, parameters[url]]]);
      expect(left.roles[role]).toEqual(roles[role]);
      expect(left.projects[app]).toBeUndefined();
      expect(left.folder['buildspec.yml']).toBe(folder['buildspec.yml']);
      expect(left.folder['firstpush.yml']).toBeUndefined();
      expect(document.undone).toEqual({ left: 4 });

      ground.forget();
      expect((await undo()).code).toBe(1);
      expect(ground.writes()).toEqual([]);
    });

    test('is put back where that is asked for', async () => {
      const before = await snapshotOf(scope);
      await meddled();
      expect((await undo('--changed-since', 'put-back')).code).toBe(0);
      expect(await snapshotOf(scope)).toEqual(before);
    });

    test('is kept, and asked about no more, where that is asked for', async () => {
      const between = await meddled();
      const { document } = await undo('--changed-since', 'keep');
      const role = `codebuild-${app}-service-role`;
      expect(document.findings.map(({ check }) => check)).toEqual(['still-used']);
      const left = await snapshotOf(scope);
      expect(left.roles[role]).toEqual(between.roles[role]);
      expect(left.folder['buildspec.yml']).toBe(between.folder['buildspec.yml']);
      const again = await undo();
      expect(again.document.findings.map(({ check }) => check)).toEqual(['still-used']);
      expect(again.document.undone).toEqual({ left: 1 });
    });
  });

  describe('a test build in CodeBuild', () => {
    const codebuild = () => {
      const { username } = ground.login;
      const words = applyWords(app, { registry: ground.registry, username });
      return [...words, '--where', 'codebuild'];
    };

    test('leaves nothing behind', async () => {
      const before = await snapshotOf(scope);
      expectProven(documentOf((await run(codebuild())).stdout));
      expect(await undo()).toMatchObject({ code: 0, document: { undone: { left: 0 } } });
      expect(await snapshotOf(scope)).toEqual(before);
    });

    test('that a killed run started without hearing of it is stopped, too', async () => {
      await apply();
      const text = await room.read('buildspec.yml');
      const slow = text.replace('- docker build', '- sleep 30\n      - docker build');
      await room.write({ 'buildspec.yml': slow });
      const gates = await openGates(room, ground.environment);
      const call = await gates.killAt('codebuild:StartBuild', 'after', codebuild());
      await gates.close();
      expect(call).toBe('codebuild:StartBuild');
      await room.write({ 'buildspec.yml': text });
      ground.forget();
      expect(await undo()).toMatchObject({ code: 0, document: { undone: { left: 0 } } });
      expect(ground.calls()).toContain('codebuild:StopBuild');
    });

    test.each(['uploading', 'has started', 'Running command sleep', 'Running command docker push'])(
      'that was killed at “%s” is stopped, and leaves nothing behind',
      async (word) => {
        await apply();
        const text = await room.read('buildspec.yml');
        await room.write({
          'buildspec.yml': text.replace('- docker build', '- sleep 2\n      - docker build'),
        });
        const { child, ended } = room.start(process.execPath, [await built(), ...codebuild()], {
          environment: ground.environment,
        });
        // With --json what goes on is told on standard error.
        child.stderr.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes(word)) child.kill('SIGKILL');
        });
        expect((await ended).code).toBeNull();
        await room.write({ 'buildspec.yml': text });
        expect(await undo()).toMatchObject({ code: 0, document: { undone: { left: 0 } } });
        // What was stopped pushes nothing any more.
        await sleep(3_000);
        const { tags, parameters, roles, projects, buckets } = await snapshotOf(scope);
        expect({ tags, parameters, roles, projects, buckets }).toEqual({
          ...{ tags: {}, parameters: {}, roles: {}, projects: {}, buckets: {} },
        });
        expect(await room.files()).toEqual(Object.keys(files).sort());
      },
    );
  });

  test('what was made in another region stays, and is said', async () => {
    await apply();
    ground.forget();
    const { code, document } = await undo('--region', 'eu-west-1');
    expect(code).toBe(0);
    expect(document.findings).toMatchObject([
      {
        check: 'changes-elsewhere',
        severity: 'hint',
        what: '8 of the changes made from this folder are in account 123456789012 in us-east-1',
      },
    ]);
    expect(document.changes.map(({ kind }) => kind)).toEqual(['delete-file', 'delete-file']);
    expect(ground.writes()).toEqual([]);
    expect(await undo()).toMatchObject({ code: 0, document: { undone: { left: 0 } } });
  });

  test('files alone need no account; what is in one is left where nobody says who is asked', async () => {
    await apply();
    const environment = withoutKeys(ground);
    const { code, stdout } = await room.firstpush(['undo', '--yes', '--json'], { environment });
    expect(code).toBe(3);
    const { findings, changes } = documentOf(stdout);
    expect(findings).toMatchObject([{ check: 'undo-not-looked-at', severity: 'unknown' }]);
    expect(changes.map(({ kind }) => kind)).toEqual(['delete-file', 'delete-file']);
    const alone = await openRoom();
    onTestFinished(alone.remove);
    await alone.write(files);
    const practised = await alone.firstpush(['apply', '--practice', '--yes', '--no-input']);
    expect(practised.code, practised.stdout).toBe(0);
    expect(await alone.files()).toContain('buildspec.yml');
    const back = await alone.firstpush(['undo', '--yes']);
    expect(back.code, back.stdout).toBe(0);
    expect(await alone.files()).toEqual(Object.keys(files).sort());
  });
});

/** Somebody changes a parameter, a policy and a file. */
async function meddle(reach: Reach, app: string, room: Room): Promise<void> {
  const url = { Name: `/${app}/docker-registry/url`, Value: 'ghcr.io', Overwrite: true };
  await new SSMClient(config(reach)).send(new PutParameterCommand(url));
  await disarm(reach, app);
  await room.write({ 'buildspec.yml': `# mine now\n${await room.read('buildspec.yml')}` });
}
