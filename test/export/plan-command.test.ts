import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { tool } from '../real.ts';

describe('plan and apply FILE', { timeout: 120_000 }, () => {
  let ground: Ground;
  let room: Room;
  beforeAll(async () => {
    ground = await openGround();
  }, 60_000);
  afterAll(() => ground.close());
  beforeEach(async () => {
    room = await openRoom();
    await room.write({ Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' });
    ground.forget();
    return room.remove;
  });

  const here = (...words: string[]) => room.firstpush(words, { environment: ground.environment });
  const answers = (app: string) => [
    ...['--app', app, '--registry', ground.registry, '--username', 'learner'],
  ];
  const password = ['--password-env', 'PRACTICE_PASSWORD'];

  /** What somebody else does in the meantime. */
  async function storeAnAddress(Name: string): Promise<void> {
    const { environment } = ground;
    const client = new SSMClient({
      endpoint: environment['AWS_ENDPOINT_URL'] ?? '',
      region: environment['AWS_REGION'] ?? '',
      credentials: {
        accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    });
    await client.send(new PutParameterCommand({ Name, Type: 'String', Value: 'x' }));
    client.destroy();
  }

  test('each change has its reason, each value its origin, and all of it its cost', async () => {
    const { code, stdout } = await here('plan', ...answers('shop'), ...password);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^values {5}app: shop {2}from flag$/m);
    expect(stdout).toMatch(/^ +policy: exact {2}from default$/m);
    expect(stdout).toMatch(
      /^will {7}\+ parameter \/shop\/docker-registry\/url {2}String\nbecause {4}.*does not exist.*\nby hand {4}aws ssm put-parameter /m,
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^plan {7}9 changes for account \d{12}, region us-east-1: 2 files; 3 parameters; 1 role; 1 policy, \d+ actions on \d+ ARNs; 1 private bucket; 1 project$/,
    );
    expect(stdout).not.toContain(ground.login.password);
    expect(ground.writes()).toEqual([]);
    expect(await room.files()).toEqual(['Dockerfile']);
  });

  test('without a password it says what is left out', async () => {
    const { stdout } = await here('plan', ...answers('shop'), '--as', 'commands');
    expect(stdout).toMatch(
      /^# left out: the parameter \/shop\/.* does not exist \(give the password/m,
    );
    expect(stdout).not.toContain('aws ssm put-parameter');
    expect(stdout).toContain('aws codebuild create-project');
  });

  test.each([
    [['commands'], /^#!\/usr\/bin\/env bash\n/],
    [['commands', '--shell', 'powershell'], /^#Requires -Version 7\.4\n/],
    [['cloudformation'], /\nAWSTemplateFormatVersion: /],
    [['terraform'], /\nresource "aws_codebuild_project" "shop" \{\n/],
  ])('--as %j prints the dialect and nothing else', async (dialect, expected) => {
    const words = ['plan', ...answers('shop'), ...password, '--as', ...dialect];
    const { stdout, stderr } = await here(...words);
    expect(stdout).toMatch(expected);
    expect(stdout).not.toMatch(/^(values|will|plan) {3}/m);
    expect(stderr).toBe('');
  });

  test.skipIf(!tool('cfn-lint') || !tool('terraform'))(
    'a whole plan passes cfn-lint, and Terraform parses it (skipped without cfn-lint and Terraform)',
    async () => {
      const plan = ['plan', ...answers('shop'), ...password];
      const template = await here(...plan, '--as', 'cloudformation');
      const configuration = await here(...plan, '--as', 'terraform');
      await room.write({ 'plan.yaml': template.stdout, 'plan.tf': configuration.stdout });
      const linted = await room.run('cfn-lint', ['plan.yaml']);
      expect([linted.code, linted.stdout]).toEqual([0, '']);
      const checked = await room.run('terraform', ['fmt', '-check', '-diff', 'plan.tf']);
      expect([checked.code, checked.stdout]).toEqual([0, '']);
    },
  );

  test('a saved plan is carried out, once, and holds no secret', async () => {
    const { code } = await here('plan', ...answers('one'), ...password, '--out', 'plan.json');
    expect(code).toBe(1);
    const text = await room.read('plan.json');
    expect(text).not.toContain(ground.login.password);
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      answers: { app: 'one', registry: ground.registry },
      changes: expect.arrayContaining([
        expect.objectContaining({ kind: 'create-role', reason: expect.stringContaining('exist') }),
      ]),
    });

    ground.forget();
    const applied = await here('apply', 'plan.json', '--yes', ...password);
    expect(applied.stderr).toBe('');
    expect(ground.writes()).toEqual([
      ...['ssm:PutParameter', 'ssm:PutParameter', 'ssm:PutParameter'],
      ...['iam:CreateRole', 'iam:PutRolePolicy', 's3:CreateBucket', 's3:PutPublicAccessBlock'],
      'codebuild:CreateProject',
    ]);
    expect(await room.files()).toEqual([
      ...['Dockerfile', 'buildspec.yml', 'firstpush.yml', 'plan.json'],
    ]);

    ground.forget();
    const again = await here('apply', 'plan.json', '--yes');
    expect(again).toMatchObject({ code: applied.code, stderr: '' });
    expect(ground.writes()).toEqual([]);
  });

  test('a saved plan is a file as seen from here, whatever folder it is of', async () => {
    await room.write({ 'shop/Dockerfile': 'FROM scratch\n' });
    await here('plan', ...answers('four'), ...password, '--dir', 'shop', '--out', 'plan.json');
    const applied = await here('apply', 'plan.json', '--yes', '--dir', 'shop', ...password);
    expect(applied.stderr).toBe('');
    expect(await room.files()).toContain('shop/firstpush.yml');
  });

  test('a plan that was saved in one language is carried out in another', async () => {
    const inJapanese = ['--language', 'ja', '--out', 'plan.json'];
    const saved = await here('plan', ...answers('five'), ...password, ...inJapanese);
    expect(saved.stdout).toContain('パラメータ');
    ground.forget();
    const applied = await here('apply', 'plan.json', '--yes', ...password);
    expect(applied.stderr).toBe('');
    expect(ground.writes()).toContain('codebuild:CreateProject');
  });

  test('a world that has moved is named, and nothing is changed', async () => {
    await here('plan', ...answers('two'), ...password, '--out', 'plan.json');
    await storeAnAddress('/two/docker-registry/url');
    ground.forget();
    const { code, stderr } = await here('apply', 'plan.json', '--yes', ...password);
    expect(code).toBe(2);
    expect(stderr).toContain('the world has moved since the plan was saved');
    expect(stderr).toContain('~ parameter /two/docker-registry/url  String, replaces version 1');
    expect(ground.writes()).toEqual([]);
    expect(await room.files()).toEqual(['Dockerfile', 'plan.json']);
  });

  test('a plan for another region is refused, as is a file that is none', async () => {
    await here('plan', ...answers('three'), ...password, '--out', 'plan.json');
    const elsewhere = await here('apply', 'plan.json', '--yes', '--region', 'eu-west-1');
    expect(elsewhere).toMatchObject({ code: 2 });
    expect(elsewhere.stderr).toMatch(/the plan is for account \d{12} in us-east-1, and this is/);
    expect(await here('apply', 'Dockerfile', '--yes')).toMatchObject({
      code: 2,
      stderr: 'firstpush: Dockerfile is no plan that firstpush saved\n',
    });
    expect(await here('apply', 'gone.json', '--yes')).toMatchObject({ code: 2 });
  });

  test.each([
    [['plan', '--as', 'yaml'], '--as is one of commands, cloudformation, terraform'],
    [['plan', '--as', 'terraform', '--json'], '--as and --json exclude each other'],
    [['plan', '--shell', 'bash'], '--shell belongs to --as commands'],
    [['check', '--out', 'x'], '--out belongs to firstpush plan'],
    [['apply', 'a', 'b'], 'there is no a'],
  ])('%j is refused', async (words, expected) => {
    const { code, stderr } = await here(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});
