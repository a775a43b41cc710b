import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { built } from './built.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { limitedUser, seeingRights } from './limited.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal } from './tmux.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };
const password = ['--password-env', 'PRACTICE_PASSWORD'];

describe('a caller who may not touch roles', { timeout: 120_000 }, () => {
  let ground: Ground;
  let environment: Record<string, string>;
  beforeAll(async () => {
    ground = await openGround();
    environment = await limitedUser(ground, 'developer', ...seeingRights);
  });
  afterAll(() => ground.close());

  async function room(): Promise<Room> {
    const opened = await openRoom();
    onTestFinished(opened.remove);
    await opened.write(files);
    ground.forget();
    return opened;
  }
  const answers = (app: string) => [
    ...['--app', app, '--registry', ground.registry, '--username', 'learner'],
  ];
  const apply = (app: string) =>
    applyWords(app, { registry: ground.registry, username: 'learner' });
  const arn = 'arn:aws:iam::123456789012:user/developer';
  const role = (app: string) => `arn:aws:iam::123456789012:role/codebuild-${app}-service-role`;

  /** Waits for a file to be there, whole. */
  const written = (path: string, end: string) =>
    expect
      .poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 30_000 })
      .toMatch(new RegExp(`${end}\\n$`));

  /** What an administrator does with a request. */
  const byAdministrator = async (at: Room, path: string) => {
    const { code, stderr } = await at.run('bash', [path], { environment: ground.environment });
    expect([code, stderr]).toEqual([0, '']);
  };

  test('is stopped before the first change, which names what is lacking', async () => {
    const here = await room();
    const { code, stdout } = await here.firstpush(apply('stopped'), { environment });
    expect(code).toBe(1);
    const { proven, findings, changes } = documentOf(stdout);
    expect(proven).toBe(false);
    expect(findings[0]).toMatchObject({
      ...{ check: 'caller-lacks-right', step: 'wire', severity: 'error', where: { arn } },
      what: expect.stringMatching(
        /^arn:\S+:user\/developer may not make 3 of the \d changes: \+ role codebuild-stopped-service-role; \+ inline policy docker-credentials-stopped of codebuild-stopped-service-role; \+ project stopped$/,
      ),
      why: `IAM denies ${['CreateRole', 'TagRole', 'PutRolePolicy', 'PassRole'].map((action) => `iam:${action} on ${role('stopped')}`).join('; ')}`,
    });
    expect(changes).toEqual([]);
    expect(ground.writes()).toEqual([]);
    expect(await here.files()).toEqual(['Dockerfile', 'hello.txt']);
  });

  test('makes the rest where that is asked for, and the report says what is left', async () => {
    const here = await room();
    const words = [...apply('rest'), '--hand-over', 'rest'];
    const { code, stdout } = await here.firstpush(words, { environment });
    expect(code).toBe(1);
    const { steps, findings, changes, proof } = documentOf(stdout);
    expect(steps.filter(({ state }) => state !== 'proven')).toEqual([
      { id: 'wire', state: 'open' },
    ]);
    expect(findings.map(({ check, because }) => [check, because])).toEqual([
      ['caller-lacks-right', undefined],
      ['registry-on-loopback', undefined],
      ['role-missing', 'caller-lacks-right'],
      ['project-missing', 'caller-lacks-right'],
    ]);
    expect(changes.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      [
        ...['write-file', 'put-parameter', 'put-parameter', 'put-parameter'],
        ...['create-bucket', 'write-file', 'push-image'],
      ].map((kind) => `${kind} done`),
    );
    expect(proof?.digest).toMatch(/^sha256:/);
    expect(await here.files()).toContain('buildspec.yml');
  });

  test('is told by plan, which writes the request and changes nothing', async () => {
    const here = await room();
    const words = ['plan', ...answers('planned'), ...password, '--request', 'request.sh'];
    const { code, stdout, stderr } = await here.firstpush(words, { environment });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^left out +arn:\S+:user\/developer may not make 3 of the \d changes: /m,
    );
    expect(stderr).toBe(`firstpush: the request is in ${join(here.work, 'request.sh')}\n`);
    expect(ground.writes()).toEqual([]);
    const request = await here.read('request.sh');
    expect(request).toContain(
      `# A request to an administrator of account 123456789012, from ${arn}.`,
    );
    expect(request).toContain('aws iam put-user-policy --user-name developer ');
    expect(request).not.toContain('put-parameter');
    expect(request).not.toContain(ground.login.password);
  });

  test('who may do everything gets no request', async () => {
    const here = await room();
    const words = ['plan', ...answers('mine'), ...password, '--request', 'request.sh'];
    const { stderr } = await here.firstpush(words, { environment: ground.environment });
    expect(stderr).toBe('firstpush: no right is lacking, so there is no request\n');
    expect(await here.files()).not.toContain('request.sh');
  });

  test('cannot be judged where IAM shows nothing: that is said, and the refusal comes when it is tried', async () => {
    const blind = await limitedUser(ground, 'blind');
    const here = await room();
    const plan = ['plan', ...answers('blind'), ...password, '--json'];
    const planned = documentOf((await here.firstpush(plan, { environment: blind })).stdout);
    expect(planned.findings.find(({ check }) => check === 'caller-rights-unknown')).toMatchObject({
      severity: 'unknown',
      what: 'it cannot be told beforehand whether arn:aws:iam::123456789012:user/blind may make all changes',
    });
    expect(planned.findings.map(({ check }) => check)).not.toContain('caller-lacks-right');

    const { code, stdout, stderr } = await here.firstpush(apply('blind'), { environment: blind });
    expect(stderr).toContain('it cannot be told beforehand whether');
    expect(documentOf(stdout).changes.filter(({ state }) => state === 'done').length).toBe(4);
    expect(code).not.toBe(0);
  });

  test.skipIf(!tool('cfn-lint'))(
    'gets a request as CloudFormation that cfn-lint passes (skipped without cfn-lint)',
    async () => {
      const here = await room();
      const words = ['plan', ...answers('cloud'), ...password, '--request', 'request.yaml'];
      await here.firstpush(words, { environment });
      const { code, stdout } = await here.run('cfn-lint', ['request.yaml']);
      expect([code, stdout]).toEqual([0, '']);
      expect(await here.read('request.yaml')).toMatch(
        /Type: AWS::IAM::Role\n[\s\S]*Type: AWS::CodeBuild::Project\n/,
      );
    },
  );

  test.skipIf(!tool('terraform'))(
    'gets a request as Terraform in its canonical format (skipped without Terraform)',
    async () => {
      const here = await room();
      const words = ['plan', ...answers('ground'), ...password, '--request', 'request.tf'];
      await here.firstpush(words, { environment });
      const checked = await here.run('terraform', ['fmt', '-check', '-diff', 'request.tf']);
      expect([checked.code, checked.stdout]).toEqual([0, '']);
      expect(await here.read('request.tf')).toMatch(/^resource "aws_iam_role" /m);
    },
  );

  test.skipIf(!tool('aws'))(
    'waits, sees that an administrator has carried the request out, and goes on (skipped without the AWS CLI)',
    async () => {
      const here = await room();
      const path = join(here.root, 'request.sh');
      const words = [...apply('waited'), '--wait', '5', '--request', path];
      const { ended } = here.start(await built(), words, { environment });
      await written(path, '\\)');
      expect(ground.writes()).toEqual([]);
      await byAdministrator(here, path);
      const { code, stdout, stderr } = await ended;
      expect(code, stderr).toBe(0);
      const document = documentOf(stdout);
      expectProven(document);
      expect(document.changes.map(({ kind }) => kind)).not.toContain('create-role');
      expect(stderr).toContain('it is done, as a look shows');
    },
  );

  test.skipIf(!tool('aws'))(
    'waits as well for the rights alone (skipped without the AWS CLI)',
    async () => {
      const granted = await limitedUser(ground, 'granted', ...seeingRights);
      const here = await room();
      const path = join(here.root, 'request.sh');
      const words = [...apply('granted'), '--wait', '5', '--request', path];
      const { ended } = here.start(await built(), words, { environment: granted });
      await written(path, '\\)');
      const request = await readFile(path, 'utf8');
      const grant = request.match(/^# (aws iam put-user-policy .*)$/m)?.[1] ?? '';
      const ran = await here.run('bash', ['-c', grant], { environment: ground.environment });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      const { code, stdout, stderr } = await ended;
      expect(code, stderr).toBe(0);
      const document = documentOf(stdout);
      expectProven(document);
      expect(document.changes.map(({ kind }) => kind)).toContain('create-role');
    },
  );

  test('waits no longer than it was told to', async () => {
    const here = await room();
    const { code, stdout } = await here.firstpush([...apply('brief'), '--wait', '0'], {
      environment,
    });
    expect(code).toBe(1);
    expect(documentOf(stdout).findings[0]?.check).toBe('caller-lacks-right');
    expect(ground.writes()).toEqual([]);
  });

  test.skipIf(!tool('tmux') || !tool('aws'))(
    'on the screen writes the request by a key, waits, and goes on (skipped without tmux and the AWS CLI)',
    async () => {
      const here = await room();
      const at = await openTerminal(here, 120, 40, environment);
      onTestFinished(() => at.close());
      await at.until(/^[$#]/m);
      const words = ['firstpush', ...answers('seen'), ...password].join(' ');
      await at.line(`clear && ${words}; echo "ended $?"`);
      await at.until(/Is this right\?/);
      await at.press('Enter');
      await at.until(/You may not make 3 of the \d changes\. What now\?/);
      await at.press('Enter');
      const shown = await at.until(/the request is in[\s\S]*▸ 1 wait until/);
      const path = join(here.home, 'state', 'firstpush', 'request-123456789012.sh');
      expect(shown.replace(/\n\s*/g, '')).toContain(path);
      await at.press('Enter');
      await at.until(/an administrator: \+ role codebuild-seen-service-role/);
      expect(ground.writes()).toEqual([]);
      await byAdministrator(here, path);
      await at.until(/file firstpush\.yml[\s\S]*↵ do it/);
      await at.press('Enter');
      await at.until(/in +account 123456789012 in us-east-1, as /);
      for (let last = ''; ; ) {
        const shown = await at.until({
          test: (text) => text !== last && /^( ↵ do|ended \d)/m.test(text),
        });
        if (/^ended \d/m.test(shown)) break;
        last = shown;
        await at.press('Enter');
      }
      expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 0$/m);
    },
  );
});
