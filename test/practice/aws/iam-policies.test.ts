import { beforeEach, describe, expect, it, test } from 'vitest';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { account, allowing, refusal, trust } from './iam-account.ts';

const role = { RoleName: 'build' };
const readOnly = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';

let { run, permitted } = account();
beforeEach(() => {
  ({ run, permitted } = account());
  run('CreateRole', { ...role, AssumeRolePolicyDocument: trust() });
});

describe('inline policies', () => {
  const name = { ...role, PolicyName: 'docker-credentials' };

  it('are put, read, listed and deleted', () => {
    const document = allowing(
      'ssm:GetParameters',
      'arn:aws:ssm:us-east-1:123456789012:parameter/é/*',
    );
    run('PutRolePolicy', { ...name, PolicyDocument: allowing('s3:*') });
    run('PutRolePolicy', { ...name, PolicyDocument: document });
    const read = run('GetRolePolicy', name);
    expect(read).toMatchObject(name);
    expect(read['PolicyDocument']).not.toContain('*');
    expect(decodeURIComponent(String(read['PolicyDocument']))).toBe(document);
    expect(run('ListRolePolicies', role)).toMatchObject({ PolicyNames: ['docker-credentials'] });
    run('DeleteRolePolicy', name);
    expect(run('ListRolePolicies', role)).toMatchObject({ PolicyNames: [] });
    expect(refusal(() => run('GetRolePolicy', name))).toBe(
      '404 NoSuchEntity: The role policy with name docker-credentials cannot be found.',
    );
  });

  test.each<[string, string, string]>([
    ['broken JSON', '{"Version":', 'This policy contains invalid Json'],
    [
      'the old version',
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
      'Policy document must be version 2012-10-17 or greater.',
    ],
    [
      'a principal',
      allowing('s3:*', '*', { Principal: '*' }),
      'Policy document should not specify a principal.',
    ],
    [
      'no resource',
      allowing('s3:*', '*', { Resource: undefined }),
      'Policy statement must contain resources.',
    ],
    ['no action', allowing([]), 'Syntax errors in policy.'],
    ['an action without service', allowing('GetParameters'), 'must be prefaced by a vendor'],
    ['an action with two colons', allowing('ssm:Get:Parameters'), 'can contain only one colon.'],
    [
      'a resource that is no ARN',
      allowing('ssm:*', 'myapp'),
      'Resource myapp must be in ARN format or "*".',
    ],
    [
      'a resource of no partition',
      allowing('ssm:*', 'arn:asw:ssm:r:1:parameter/x'),
      'Partition "asw" is not valid',
    ],
    [
      'an unknown operator',
      allowing('ssm:*', '*', { Condition: { Like: { a: 'b' } } }),
      'Syntax errors in policy.',
    ],
  ])('are refused with %s', (_, document, words) => {
    const put = () => run('PutRolePolicy', { ...name, PolicyDocument: document });
    expect(refusal(put)).toContain('400 MalformedPolicyDocument: ');
    expect(refusal(put)).toContain(words);
  });

  it('have 10,240 characters together at most, white space not counted', () => {
    const big = (length: number) =>
      allowing('ssm:GetParameters', `arn:aws:ssm:*:*:parameter/${'x'.repeat(length)}`);
    const put = (PolicyName: string, document: string) => () =>
      run('PutRolePolicy', { ...role, PolicyName, PolicyDocument: document });
    put('one', big(6000))();
    expect(refusal(put('two', big(4500)))).toBe(
      '409 LimitExceeded: Maximum policy size of 10240 bytes exceeded for role build',
    );
    expect(refusal(put('two', big(3500).replace('{', `{${' '.repeat(9000)}`)))).toBe('not refused');
    expect(refusal(put('two', big(3600)))).toBe('not refused');
  });
});

describe('managed policies', () => {
  it('are created once, read and deleted', () => {
    const document = allowing('ssm:GetParameters');
    const create = (PolicyName: string) =>
      run('CreatePolicy', { PolicyName, PolicyDocument: document, Description: 'd' });
    const { Policy } = create('Docker') as { Policy: { Arn: string } };
    expect(Policy).toMatchObject({
      PolicyName: 'Docker',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::123456789012:policy/Docker',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
    });
    expect(refusal(() => create('docker'))).toContain(
      '409 EntityAlreadyExists: A policy called docker',
    );
    const PolicyArn = Policy.Arn;
    expect(run('GetPolicy', { PolicyArn })).toMatchObject({ Policy: { Description: 'd' } });
    const { PolicyVersion } = run('GetPolicyVersion', { PolicyArn, VersionId: 'v1' }) as {
      PolicyVersion: { Document: string };
    };
    expect(decodeURIComponent(PolicyVersion.Document)).toBe(document);
    expect(run('ListPolicyVersions', { PolicyArn })).toMatchObject({
      Versions: [{ VersionId: 'v1', IsDefaultVersion: true }],
    });

    run('AttachRolePolicy', { ...role, PolicyArn });
    const remove = () => run('DeletePolicy', { PolicyArn });
    expect(refusal(remove)).toBe(
      '409 DeleteConflict: Cannot delete a policy attached to entities.',
    );
    run('DetachRolePolicy', { ...role, PolicyArn });
    run('PutRolePermissionsBoundary', { ...role, PermissionsBoundary: PolicyArn });
    expect(refusal(remove)).toContain('409 DeleteConflict');
    run('DeleteRolePermissionsBoundary', role);
    remove();
    expect(refusal(() => run('GetPolicy', { PolicyArn }))).toContain('404 NoSuchEntity');
  });

  it('have 6,144 characters at most', () => {
    const PolicyDocument = allowing('ssm:*', `arn:aws:ssm:*:*:parameter/${'x'.repeat(6200)}`);
    expect(refusal(() => run('CreatePolicy', { PolicyName: 'p', PolicyDocument }))).toBe(
      '409 LimitExceeded: Cannot exceed quota for PolicySize: 6144',
    );
  });

  it('of AWS are there, well formed, and nobody else\u2019s to delete', () => {
    const { Policies } = run('ListPolicies', { Scope: 'AWS' }) as {
      Policies: { PolicyName: string; Arn: string; DefaultVersionId: string }[];
    };
    expect(Policies.map(({ PolicyName }) => PolicyName)).toEqual([
      'AdministratorAccess',
      'AmazonEC2ContainerRegistryPowerUser',
      'AmazonS3FullAccess',
      'AmazonSSMFullAccess',
      'AmazonSSMReadOnlyAccess',
      'AWSCodeBuildAdminAccess',
      'AWSCodeBuildDeveloperAccess',
      'CloudWatchLogsFullAccess',
      'ReadOnlyAccess',
    ]);
    for (const { Arn, DefaultVersionId } of Policies) {
      const { PolicyVersion } = run('GetPolicyVersion', {
        PolicyArn: Arn,
        VersionId: DefaultVersionId,
      }) as { PolicyVersion: { Document: string } };
      expect(parsePolicy(PolicyVersion.Document).version).toBe('2012-10-17');
    }
    expect(refusal(() => run('DeletePolicy', { PolicyArn: readOnly }))).toContain(
      '403 AccessDenied',
    );
  });

  it('are listed by scope and use', () => {
    run('CreatePolicy', { PolicyName: 'Mine', PolicyDocument: allowing('s3:*') });
    run('AttachRolePolicy', { ...role, PolicyArn: readOnly });
    const names = (input: object) =>
      (run('ListPolicies', { ...input }) as { Policies: { PolicyName: string }[] }).Policies.map(
        ({ PolicyName }) => PolicyName,
      );
    expect(names({ Scope: 'Local' })).toEqual(['Mine']);
    expect(names({ OnlyAttached: 'true' })).toEqual(['AmazonSSMReadOnlyAccess']);
    expect(names({ OnlyAttached: 'true', PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([]);
    expect(names({})).toHaveLength(10);
  });

  it('are attached, twice as once, and detached', () => {
    run('AttachRolePolicy', { ...role, PolicyArn: readOnly });
    run('AttachRolePolicy', { ...role, PolicyArn: readOnly });
    expect(run('ListAttachedRolePolicies', role)).toEqual({
      AttachedPolicies: [{ PolicyName: 'AmazonSSMReadOnlyAccess', PolicyArn: readOnly }],
      IsTruncated: false,
    });
    run('DetachRolePolicy', { ...role, PolicyArn: readOnly });
    expect(refusal(() => run('DetachRolePolicy', { ...role, PolicyArn: readOnly }))).toBe(
      `404 NoSuchEntity: Policy ${readOnly} was not found.`,
    );
  });

  test.each([
    [
      'arn:aws:iam::aws:policy/AmazonSSMReadonlyAccess',
      '404 NoSuchEntity: Policy arn:aws:iam::aws:policy/AmazonSSMReadonlyAccess does not exist or is not attachable.',
    ],
    ['arn:aws:iam::aws:policy/service-role/AmazonSSMReadOnlyAccess', '404 NoSuchEntity'],
    ['arn:aws:iam::123456789012:policy/AmazonSSMReadOnlyAccess', '404 NoSuchEntity'],
    [
      'arn:aws:iam::123456789012:role/build',
      '400 InvalidInput: ARN arn:aws:iam::123456789012:role/build is not valid.',
    ],
    ['AmazonSSM', '400 ValidationError'],
  ])('are not attached as %s', (PolicyArn, words) => {
    expect(refusal(() => run('AttachRolePolicy', { ...role, PolicyArn }))).toContain(words);
  });

  it('are ten on a role at most', () => {
    const attach = (index: number) => {
      const { Policy } = run('CreatePolicy', {
        PolicyName: `p${index}`,
        PolicyDocument: allowing('s3:*'),
      }) as { Policy: { Arn: string } };
      return run('AttachRolePolicy', { ...role, PolicyArn: Policy.Arn });
    };
    for (let index = 0; index < 10; index += 1) attach(index);
    expect(refusal(() => attach(10))).toBe(
      '409 LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10',
    );
  });
});

describe('what a role may do', () => {
  const arn = 'arn:aws:iam::123456789012:role/build';
  const parameter = 'arn:aws:ssm:us-east-1:123456789012:parameter/myapp/docker-registry/url';
  const may = () => permitted(arn, 'ssm:GetParameters', parameter).decision;

  it('is nothing at first, and nothing for a role that is not there', () => {
    expect(may()).toBe('implicitDeny');
    expect(permitted(`${arn}2`, 'ssm:GetParameters', parameter).decision).toBe('implicitDeny');
  });

  it('follows inline and attached policies and the boundary', () => {
    run('AttachRolePolicy', { ...role, PolicyArn: readOnly });
    expect(may()).toBe('allowed');
    const s3 = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    run('PutRolePermissionsBoundary', { ...role, PermissionsBoundary: s3 });
    expect(run('GetRole', role)).toMatchObject({
      Role: {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: s3,
        },
      },
    });
    expect(may()).toBe('implicitDeny');
    run('DeleteRolePermissionsBoundary', role);
    run('PutRolePolicy', {
      ...role,
      PolicyName: 'no',
      PolicyDocument: allowing('ssm:*').replace('Allow', 'Deny'),
    });
    expect(may()).toBe('explicitDeny');
  });
});
