import { CodeBuildClient, CreateProjectCommand } from '@aws-sdk/client-codebuild';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { openThrottle, type Throttle } from '../src/practice/aws/rates.ts';
import { startPractice } from '../src/practice/start.ts';

/** What is wrong with one project out of twenty each, and the checks that find it. */
const planted: readonly { fault: string; errors: readonly string[] }[] = [
  { fault: 'a parameter is missing', errors: ['ssm-parameter-missing'] },
  {
    fault: 'the action is singular',
    errors: ['ssm-getparameters-denied', 'ssm-policy-action-singular'],
  },
  { fault: 'privileged mode is off', errors: ['privileged-mode-off'] },
  { fault: 'the role trusts another', errors: ['role-trust-wrong'] },
  { fault: 'the role is gone', errors: ['role-missing'] },
  { fault: 'the role may write no log', errors: ['logs-permission-missing'] },
  { fault: 'the version is wrong', errors: ['buildspec-version-invalid'] },
  {
    fault: 'a variable is plain text',
    errors: ['env-precedence-shadow', 'project-env-type-plaintext'],
  },
];

const account = 'arn:aws:iam::123456789012';
const trustOf = (service: string) => policy('sts:AssumeRole', undefined, { Service: service });

/** The name of a project by its number. */
export const projectName = (number: number) => `service-${String(number).padStart(4, '0')}`;

const faultOf = (number: number) => planted[number % 20];

/** The checks that find an error in a project, by its number; none for a sound one. */
export const errorsOf = (number: number): readonly string[] => faultOf(number)?.errors ?? [];

/**
 * A practice ground with so many projects, each with a role and three parameters of its own, that
 * from then on answers no faster than AWS does.
 */
export async function groundWithProjects(count: number) {
  const rates = openThrottle();
  let seeding = true;
  const calls = new Map<string, number>();
  const throttle: Throttle = {
    admits(service, operation) {
      if (seeding) return true;
      const name = `${service}:${operation}`;
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return rates.admits(service, operation);
    },
    get refused() {
      return rates.refused;
    },
  };
  const practice = await startPractice({ throttle });
  await seed(practice.environment, count);
  seeding = false;
  return { ...practice, throttle, calls: () => Object.fromEntries(calls) };
}

async function seed(environment: Readonly<Record<string, string>>, count: number): Promise<void> {
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = environment;
  const config = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  const clients = {
    ssm: new SSMClient(config),
    iam: new IAMClient(config),
    codebuild: new CodeBuildClient(config),
  };
  const waiting = Array.from({ length: count }, (_, number) => number).values();
  const worker = async () => {
    for (const number of waiting) await seedOne(number, clients);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  for (const client of Object.values(clients)) client.destroy();
}

interface Clients {
  ssm: SSMClient;
  iam: IAMClient;
  codebuild: CodeBuildClient;
}

async function seedOne(number: number, { ssm, iam, codebuild }: Clients): Promise<void> {
  const name = projectName(number);
  const { fault } = faultOf(number) ?? {};
  const has = (which: string) => fault === which;
  const names = {
    url: `/${name}/docker-registry/url`,
    username: `/${name}/docker-credentials/username`,
    password: `/${name}/docker-credentials/password`,
  };
  for (const [part, Name] of Object.entries(names)) {
    if (part === 'username' && has('a parameter is missing')) continue;
    const Type = part === 'url' ? 'String' : 'SecureString';
    await ssm.send(new PutParameterCommand({ Name, Type, Value: `${part}-of-${name}` }));
  }
  const RoleName = `build-${name}`;
  const trust = trustOf('codebuild.amazonaws.com');
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'build',
      PolicyDocument: permissions(
        name,
        has('the action is singular'),
        has('the role may write no log'),
      ),
    }),
  );
  await codebuild.send(
    new CreateProjectCommand({
      name,
      source: {
        type: 'NO_SOURCE',
        buildspec: buildspec(name, names, has('the version is wrong')),
      },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
        privilegedMode: !has('privileged mode is off'),
        ...(has('a variable is plain text') && {
          environmentVariables: [{ name: 'REGISTRY', value: names.url, type: 'PLAINTEXT' }],
        }),
      },
      serviceRole: `${account}:role/${RoleName}`,
    }),
  );
  if (has('the role trusts another')) {
    const PolicyDocument = trustOf('ec2.amazonaws.com');
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  }
  if (has('the role is gone')) {
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'build' }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
  }
}

function permissions(name: string, singular: boolean, mute: boolean): string {
  const read = policyStatement(
    `ssm:GetParameter${singular ? '' : 's'}`,
    `arn:aws:ssm:us-east-1:123456789012:parameter/${name}/*`,
  );
  const log = `arn:aws:logs:us-east-1:123456789012:log-group:/aws/codebuild/${name}`;
  const write = policyStatement(
    ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    [log, `${log}:*`],
  );
  return JSON.stringify({ Version: '2012-10-17', Statement: mute ? [read] : [read, write] });
}

function policyStatement(Action: string | string[], Resource: string | string[]) {
  return { Effect: 'Allow', Action, Resource };
}

function policy(Action: string, Resource: string | undefined, Principal: object): string {
  const statement = { Effect: 'Allow', Principal, Action, ...(Resource && { Resource }) };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function buildspec(
  name: string,
  names: { url: string; username: string; password: string },
  wrongVersion: boolean,
): string {
  return `version: ${wrongVersion ? '0.3' : '0.2'}
env:
  parameter-store:
    REGISTRY: ${names.url}
    USERNAME: ${names.username}
    PASSWORD: ${names.password}
phases:
  pre_build:
    commands:
      - printenv PASSWORD | docker login --username "$USERNAME" --password-stdin "$REGISTRY"
  build:
    commands:
      - docker build --tag "$REGISTRY/team/${name}:$CODEBUILD_BUILD_NUMBER" .
  post_build:
    commands:
      - |
        if [ "$CODEBUILD_BUILD_SUCCEEDING" = 1 ]; then
          docker push "$REGISTRY/team/${name}:$CODEBUILD_BUILD_NUMBER"
        fi
`;
}
