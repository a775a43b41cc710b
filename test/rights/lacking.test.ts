import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deniedIn, judgeRights, type Lacking, waitingFor } from '../../src/rights/lacking.ts';
import type { Change } from '../../src/types.ts';
import { examples, roleArn } from '../changes/examples.ts';
import { openUsers, seesPolicies } from './caller.ts';

const { put, createRole, policy, trust, bucket, project, write, build, update, push } = examples;
const plan: readonly Change[] = [put, createRole, policy, bucket, project, write, push];

describe('a caller is judged before the first change', () => {
  let users: Awaited<ReturnType<typeof openUsers>>;
  beforeAll(async () => {
    users = await openUsers();
  });
  afterAll(() => users.close());

  const may = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });

  test('each right that is denied stands once, with the changes that need it', async () => {
    const { caller, reads } = await users.user(
      'developer',
      seesPolicies,
      may('ssm:*', 'codebuild:*', 's3:*'),
    );
    const { lacking, unclear } = await judgeRights(plan, caller, reads);
    const told = lacking.map(({ right, decision, changes }) => [
      right.action,
      right.resource,
      decision,
      changes.map(({ kind }) => kind),
    ]);
    expect(told).toEqual([
      ['iam:CreateRole', roleArn, 'implicitDeny', ['create-role']],
      ['iam:TagRole', roleArn, 'implicitDeny', ['create-role']],
      ['iam:PutRolePolicy', roleArn, 'implicitDeny', ['put-role-policy']],
      ['iam:PassRole', roleArn, 'implicitDeny', ['create-project']],
    ]);
    expect(unclear).toEqual([]);
    expect(deniedIn(lacking)).toEqual([createRole, policy, project]);
  });

  test('who may do all lacks nothing; of who is shown nothing, all is unclear', async () => {
    const all = await users.user('administrator', may('*'));
    expect(await judgeRights(plan, all.caller, all.reads)).toEqual({ lacking: [], unclear: [] });
    const blind = await users.user('unseen', may('s3:*'));
    const { lacking, unclear } = await judgeRights(plan, blind.caller, blind.reads);
    expect(lacking).toEqual([]);
    expect(unclear.map(({ action }) => action)).toContain('iam:CreateRole');
  });

  test('a right that only helps stops no change', async () => {
    const { caller, reads } = await users.user(
      'builder',
      seesPolicies,
      may('codebuild:*', 's3:GetObject', 's3:PutObject'),
    );
    const { lacking } = await judgeRights([build], caller, reads);
    expect(lacking.map(({ right }) => right.action)).toEqual([
      's3:DeleteObject',
      'logs:GetLogEvents',
    ]);
    expect(deniedIn(lacking)).toEqual([]);
  });
});

describe('what waits for a denied change', () => {
  const lacks = (change: Change): Lacking => ({
    right: { action: 'x:Y', resource: '*' },
    decision: 'implicitDeny',
    changes: [change],
  });

  test.each<[string, readonly Change[], readonly Change[]]>([
    ['the role', [createRole], [policy, project]],
    ['the bucket', [bucket], [project]],
    ['the project', [project], []],
    ['a parameter', [put], []],
  ])('%s: what uses it, and what uses that', (_, denied, waiting) => {
    expect(waitingFor(denied, plan)).toEqual(waiting);
  });

  test('the trust of a role, a project that is given it, and its builds', () => {
    const all = [createRole, trust, update, project, build];
    expect(waitingFor([createRole], all)).toEqual([trust, update, project, build]);
  });

  test('a change is denied once, however many rights it lacks', () => {
    expect(deniedIn([lacks(createRole), lacks(createRole), lacks(put)])).toEqual([createRole, put]);
  });
});
