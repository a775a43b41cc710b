import { type NeedsOf, needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import type { NeedGroup, WireSight } from '../../../src/steps/wire/sight.ts';
import { trustFor } from '../../../src/steps/wire/trust.ts';
import type { Decision, ProjectFacts, RoleFacts } from '../../../src/types.ts';
import { dev, knownWith } from '../known.ts';

export const project = 'flask-app';
export const projectArn = 'arn:aws:codebuild:us-east-1:123456789012:project/flask-app';
export const roleName = 'codebuild-flask-app-service-role';
export const roleArn = `arn:aws:iam::123456789012:role/${roleName}`;
export const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
export const ecr = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

/** What the build of these tests needs: three parameters, its log, a source in a bucket of ours. */
export const plainNeeds: NeedsOf = {
  caller: dev,
  project,
  logGroup: '/aws/codebuild/flask-app',
  parameters: [
    '/flask-app/docker-registry/url',
    '/flask-app/docker-credentials/username',
    '/flask-app/docker-credentials/password',
  ],
  source: { bucket: 'firstpush-source-123456789012-us-east-1', object: 'flask-app/source.zip' },
};

/** The same with a customer key on the two secret ones. */
export const keyNeeds: NeedsOf = {
  ...plainNeeds,
  keys: [{ arn: keyArn, encrypts: plainNeeds.parameters.slice(1) }],
};

/** A source that is read through a connection. */
export const connectionNeeds: NeedsOf = {
  ...plainNeeds,
  source: { connection: 'arn:aws:codeconnections:us-east-1:123456789012:connection/c1' },
};

/** Builds in a network of the account. */
export const networkNeeds: NeedsOf = {
  ...plainNeeds,
  vpc: { id: 'vpc-1', subnets: ['subnet-1', 'subnet-2'] },
};

/** A push to ECR, which stores no credential. */
export const ecrNeeds: NeedsOf = {
  ...plainNeeds,
  parameters: [],
  ecr: { registry: ecr, repository: 'flask-app' },
};

/** A role that trusts CodeBuild and carries exactly the policy. */
export function roleFacts(parts: Partial<RoleFacts> = {}): RoleFacts {
  return {
    name: roleName,
    arn: roleArn,
    trust: JSON.stringify(trustFor(dev.account, projectArn)),
    inline: [
      {
        name: 'docker-credentials-flask-app',
        document: JSON.stringify(policyFor(needsOf(plainNeeds))),
      },
    ],
    attached: [],
    ...parts,
  };
}

/** A project that can run Docker and builds as that role. */
export function projectFacts(parts: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    name: project,
    arn: projectArn,
    source: {
      type: 'S3',
      location: 'firstpush-source-123456789012-us-east-1/flask-app/source.zip',
    },
    image: 'aws/codebuild/standard:7.0',
    environmentType: 'LINUX_CONTAINER',
    computeType: 'BUILD_GENERAL1_SMALL',
    privilegedMode: true,
    role: roleArn,
    variables: [],
    logGroup: '/aws/codebuild/flask-app',
    logsEnabled: true,
    ...parts,
  };
}

/** Everything wired as it must be, with some parts otherwise. */
export function wireSight(parts: Partial<WireSight> = {}): WireSight {
  return {
    known: knownWith(),
    caller: { seen: dev },
    roleName,
    roleArn,
    projectName: project,
    projectArn,
    policyName: 'docker-credentials-flask-app',
    role: { seen: roleFacts() },
    project: { seen: projectFacts() },
    source: {
      kind: 'bucket',
      bucket: 'firstpush-source-123456789012-us-east-1',
      object: 'flask-app/source.zip',
      why: 'this folder has no git remote',
    },
    connections: { seen: [] },
    images: { seen: ['aws/codebuild/standard:7.0', 'aws/codebuild/standard:8.0'] },
    keys: [],
    trust: 'allowed',
    judged: judged(plainNeeds),
    judgedBy: 'simulation',
    wanted: policyFor(needsOf(plainNeeds)),
    ...parts,
  };
}

/** The needs with what IAM says of them: all allowed but those of one group. */
export function judged(needs: NeedsOf, group?: NeedGroup, decision: Decision = 'implicitDeny') {
  return needsOf(needs).map((need) => ({
    ...need,
    decision: need.group === group ? decision : ('allowed' as const),
  }));
}
