import { beforeEach, describe, expect, it } from 'vitest';
import { account, allowing, call, refusal, trust } from './iam-account.ts';

const arn = 'arn:aws:iam::123456789012:role/build';
const url = 'arn:aws:ssm:us-east-1:123456789012:parameter/myapp/url';
const other = 'arn:aws:ssm:us-east-1:123456789012:parameter/other';
const key = 'arn:aws:kms:us-east-1:123456789012:key/k';
const viaSsm = {
  Condition: { StringEquals: { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' } },
};

let { run } = account();
const simulate = (input: object) =>
  run('SimulatePrincipalPolicy', { PolicySourceArn: arn, ...input });

beforeEach(() => {
  ({ run } = account());
  run('CreateRole', { RoleName: 'build', AssumeRolePolicyDocument: trust() });
  const put = (PolicyName: string, PolicyDocument: string) =>
    run('PutRolePolicy', { RoleName: 'build', PolicyName, PolicyDocument });
  put('read', allowing('ssm:GetParameters', url));
  put('decrypt', allowing('kms:Decrypt', key, viaSsm));
});

describe('SimulatePrincipalPolicy', () => {
  it('answers once for an action and lists the resources under it', () => {
    const answer = simulate({
      ActionNames: ['ssm:GetParameters', 'ssm:GetParameter'],
      ResourceArns: [url, other],
    });
    expect(answer).toEqual({
      EvaluationResults: [
        {
          EvalActionName: 'ssm:GetParameters',
          EvalDecision: 'implicitDeny',
          MatchedStatements: [],
          MissingContextValues: [],
          ResourceSpecificResults: [
            {
              EvalResourceName: url,
              EvalResourceDecision: 'allowed',
              MatchedStatements: [{ SourcePolicyId: 'role_build_read', SourcePolicyType: 'role' }],
              MissingContextValues: [],
            },
            {
              EvalResourceName: other,
              EvalResourceDecision: 'implicitDeny',
              MatchedStatements: [],
              MissingContextValues: [],
            },
          ],
        },
        expect.objectContaining({
          EvalActionName: 'ssm:GetParameter',
          EvalDecision: 'implicitDeny',
        }),
      ],
      IsTruncated: false,
    });
  });

  it('answers for everything where no resource is named', () => {
    run('AttachRolePolicy', {
      RoleName: 'build',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
    });
    expect(simulate({ ActionNames: ['ssm:GetParameters'] })).toEqual({
      EvaluationResults: [
        {
          EvalActionName: 'ssm:GetParameters',
          EvalResourceName: '*',
          EvalDecision: 'allowed',
          MatchedStatements: [
            { SourcePolicyId: 'AmazonSSMReadOnlyAccess', SourcePolicyType: 'aws-managed' },
          ],
          MissingContextValues: [],
        },
      ],
      IsTruncated: false,
    });
  });

  it('names the context that is missing and takes it', () => {
    const ask = { ActionNames: ['kms:Decrypt'], ResourceArns: [key] };
    expect(simulate(ask)).toMatchObject({
      EvaluationResults: [
        {
          EvalResourceName: key,
          EvalDecision: 'implicitDeny',
          ResourceSpecificResults: [{ MissingContextValues: ['kms:ViaService'] }],
        },
      ],
    });
    const ContextEntries = [
      {
        ContextKeyName: 'kms:ViaService',
        ContextKeyValues: ['ssm.us-east-1.amazonaws.com'],
        ContextKeyType: 'string',
      },
    ];
    expect(simulate({ ...ask, ContextEntries })).toMatchObject({
      EvaluationResults: [{ EvalDecision: 'allowed', MissingContextValues: [] }],
    });
  });

  it('tells what the boundary allows, and takes another in its place', () => {
    run('PutRolePermissionsBoundary', {
      RoleName: 'build',
      PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
    });
    const ask = { ActionNames: ['ssm:GetParameters'], ResourceArns: [url] };
    const decided = (EvalDecision: string, AllowedByPermissionsBoundary: boolean) => ({
      EvaluationResults: [
        { EvalDecision, PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary } },
      ],
    });
    expect(simulate(ask)).toMatchObject(decided('implicitDeny', false));
    const instead = { ...ask, PermissionsBoundaryPolicyInputList: [allowing('ssm:*')] };
    expect(simulate(instead)).toMatchObject(decided('allowed', true));
  });

  it('takes more policies along', () => {
    const ask = { ActionNames: ['ssm:GetParameters'], ResourceArns: [url, other] };
    const denied = allowing('ssm:*', other).replace('Allow', 'Deny');
    expect(simulate({ ...ask, PolicyInputList: [denied] })).toMatchObject({
      EvaluationResults: [
        {
          EvalDecision: 'explicitDeny',
          MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
        },
      ],
    });
  });

  it('takes the caller for an administrator and knows nobody else', () => {
    const ask = { ActionNames: ['iam:PassRole'], ResourceArns: [arn] };
    expect(simulate({ ...ask, PolicySourceArn: call.caller })).toMatchObject({
      EvaluationResults: [{ EvalDecision: 'allowed' }],
    });
    expect(refusal(() => simulate({ ...ask, PolicySourceArn: `${arn}2` }))).toBe(
      '404 NoSuchEntity: The role with name build2 cannot be found.',
    );
    const session = 'arn:aws:sts::123456789012:assumed-role/build/session';
    expect(refusal(() => simulate({ ...ask, PolicySourceArn: session }))).toBe(
      `400 InvalidInput: Invalid Entity Arn: ${session}`,
    );
  });

  it('pages', () => {
    const ask = { ActionNames: ['ssm:GetParameters', 'ssm:PutParameter'], MaxItems: '1' };
    const first = simulate(ask);
    expect(first).toMatchObject({ IsTruncated: true });
    expect(simulate({ ...ask, Marker: first['Marker'] })).toMatchObject({
      EvaluationResults: [{ EvalActionName: 'ssm:PutParameter' }],
      IsTruncated: false,
    });
  });
});

describe('SimulateCustomPolicy', () => {
  it('judges policies given as text', () => {
    const PolicyInputList = [allowing('s3:*'), allowing('ssm:Get*', url)];
    expect(
      run('SimulateCustomPolicy', {
        PolicyInputList,
        ActionNames: ['ssm:GetParameters'],
        ResourceArns: [url],
      }),
    ).toMatchObject({
      EvaluationResults: [
        {
          EvalDecision: 'allowed',
          MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.2', SourcePolicyType: 'none' }],
        },
      ],
    });
    const broken = { PolicyInputList: ['{}'], ActionNames: ['s3:GetObject'] };
    expect(refusal(() => run('SimulateCustomPolicy', broken))).toContain('MalformedPolicyDocument');
  });
});

describe('GetContextKeysForPrincipalPolicy', () => {
  it('names the keys of conditions and variables', () => {
    const own = allowing('s3:*', `arn:aws:s3:::b/\${aws:username}/*`);
    expect(
      run('GetContextKeysForPrincipalPolicy', { PolicySourceArn: arn, PolicyInputList: [own] }),
    ).toEqual({ ContextKeyNames: ['aws:username', 'kms:ViaService'] });
  });
});
