import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  PutRolePolicyCommand,
  paginateSimulatePrincipalPolicy,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, ground, trust } from './ground.ts';

const RoleName = 'CodeBuildServiceRole';
const PolicyName = 'docker-credentials';
const parameter = (name: string) => `arn:aws:ssm:us-east-1:${account}:parameter/${name}`;
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['ssm:GetParameters', 'ssm:GetParameter'],
    Resource: parameter('myapp/*'),
  },
});
let aws: Awaited<ReturnType<typeof ground>>;
let iam: IAMClient;

beforeEach(async () => {
  aws = await ground();
  iam = new IAMClient(aws.config);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
});

afterEach(async () => {
  iam.destroy();
  await aws.close();
});

test('a role comes back with its trust policy percent-encoded', async () => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  expect(Role).toMatchObject({
    Arn: `arn:aws:iam::${account}:role/${RoleName}`,
    Path: '/',
    RoleId: expect.stringMatching(/^AROA\w{17}$/),
    CreateDate: expect.any(Date),
  });
  expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B/);
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust);
});

test('an inline policy is put and read, a managed one attached', async () => {
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
  const { PolicyDocument = '' } = await iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName }),
  );
  expect(decodeURIComponent(PolicyDocument)).toBe(document);
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(AttachedPolicies).toEqual([{ PolicyArn, PolicyName: 'AmazonSSMReadOnlyAccess' }]);
});

test('simulation answers every action on every resource, page by page', async () => {
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
  const input = {
    PolicySourceArn: `arn:aws:iam::${account}:role/${RoleName}`,
    ActionNames: ['ssm:GetParameters', 'ssm:PutParameter'],
    ResourceArns: [parameter('myapp/url'), parameter('other')],
  };
  const { EvaluationResults } = await iam.send(new SimulatePrincipalPolicyCommand(input));
  const decisions = EvaluationResults?.flatMap((each) =>
    each.ResourceSpecificResults?.map(({ EvalResourceName, EvalResourceDecision }) => [
      each.EvalActionName,
      EvalResourceName,
      EvalResourceDecision,
    ]),
  );
  expect(decisions).toEqual([
    ['ssm:GetParameters', parameter('myapp/url'), 'allowed'],
    ['ssm:GetParameters', parameter('other'), 'implicitDeny'],
    ['ssm:PutParameter', parameter('myapp/url'), 'implicitDeny'],
    ['ssm:PutParameter', parameter('other'), 'implicitDeny'],
  ]);
  const pages = [];
  for await (const page of paginateSimulatePrincipalPolicy({ client: iam, pageSize: 1 }, input)) {
    pages.push(page.EvaluationResults?.length);
  }
  expect(pages).toEqual([1, 1]);
});

test.each([
  [
    'a role twice',
    () => new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }),
    'EntityAlreadyExistsException',
    409,
  ],
  [
    'a role not there',
    () => new GetRoleCommand({ RoleName: 'absent' }),
    'NoSuchEntityException',
    404,
  ],
  [
    'a broken document',
    () => new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: '{' }),
    'MalformedPolicyDocumentException',
    400,
  ],
])('%s is refused under the code of AWS', async (_what, command, name, httpStatusCode) => {
  await expect(iam.send(command() as GetRoleCommand)).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode },
  });
});

test('a role with policies is not deleted', async () => {
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
  await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
  });
});
