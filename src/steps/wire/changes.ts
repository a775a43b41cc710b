import type { AttachRolePolicy, Change, CreateProject, PutRolePolicy } from '../../types.ts';
import type { WireSight } from './sight.ts';
import { trustFor } from './trust.ts';

/** AWS's managed policies that let a role at every parameter of the account. */
export const broadPolicies = {
  'read-only': 'AmazonSSMReadOnlyAccess',
  full: 'AmazonSSMFullAccess',
} as const;

const tagsOf = ({ known }: WireSight) => ({ 'firstpush:app': known.setup.app ?? '' });

/** The inline policy that allows exactly what the build needs. */
export function inlinePolicy(sight: WireSight): PutRolePolicy {
  const { roleName, policyName, wanted, role } = sight;
  const existing =
    'seen' in role ? role.seen?.inline.find(({ name }) => name === policyName) : undefined;
  return {
    kind: 'put-role-policy',
    role: roleName,
    policy: policyName,
    document: wanted,
    ...(existing && { replaces: existing.document }),
  };
}

/** The broad managed policy, where one was asked for. */
function broadPolicy({ known, caller, roleName }: WireSight): AttachRolePolicy[] {
  const { policy = 'exact' } = known.setup;
  if (policy === 'exact') return [];
  const partition = 'seen' in caller ? caller.seen.partition : 'aws';
  const arn = `arn:${partition}:iam::aws:policy/${broadPolicies[policy]}`;
  return [{ kind: 'attach-role-policy', role: roleName, arn }];
}

/** What lets the role at the parameters: the inline policy, or the broad one where that was asked for. */
export function openParameters(sight: WireSight): Change[] {
  const exact = (sight.known.setup.policy ?? 'exact') === 'exact';
  return exact ? [inlinePolicy(sight)] : broadPolicy(sight);
}

/** A new role with its trust and its permissions. */
export function newRole(sight: WireSight): Change[] {
  const { caller, roleName, projectArn, projectName } = sight;
  const account = 'seen' in caller ? caller.seen.account : '';
  return [
    {
      kind: 'create-role',
      role: roleName,
      trust: trustFor(account, projectArn),
      description: `CodeBuild builds and pushes the image of ${projectName}`,
      tags: tagsOf(sight),
    },
    inlinePolicy(sight),
    ...broadPolicy(sight),
  ];
}

/** A new project, and the bucket of its source where it has none. */
export function newProject(sight: WireSight): Change[] {
  const { source, caller, bucket } = sight;
  const region = 'seen' in caller ? caller.seen.region : '';
  const absent = bucket !== undefined && 'seen' in bucket && bucket.seen === 'absent';
  const makeBucket: Change[] =
    source.kind === 'bucket' && absent
      ? [{ kind: 'create-bucket', bucket: source.bucket, region }]
      : [];
  return [...makeBucket, createProject(sight)];
}

function createProject(sight: WireSight): CreateProject {
  const { projectName, roleArn, source, known } = sight;
  const { buildspec } = known.setup;
  const from =
    source.kind === 'bucket'
      ? { type: 'S3', location: `${source.bucket}/${source.object}` }
      : {
          type: source.connection.provider,
          location: source.remote,
          ...(source.connection.connection && { connection: source.connection.connection }),
        };
  return {
    kind: 'create-project',
    project: {
      name: projectName,
      source: { ...from, ...(buildspec && buildspec !== 'buildspec.yml' && { buildspec }) },
      image: known.setup.image ?? defaultImage,
      environmentType: 'LINUX_CONTAINER',
      computeType: 'BUILD_GENERAL1_SMALL',
      privilegedMode: true,
      role: roleArn,
    },
    tags: tagsOf(sight),
  };
}

/** A build image that has Docker and that every region has had for years. */
export const defaultImage = 'aws/codebuild/standard:7.0';
