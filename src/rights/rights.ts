import { ecrParts } from '../image/ecr.ts';
import type { Caller, Change, Permission, PushImage, StartBuild } from '../types.ts';

/** A permission that whoever carries a change out has to have. */
export interface Right extends Permission {
  /** True where the change is made without it, and only something beside it is missed. */
  helpful?: true;
}

/** What the names in changes stand for, in the account that they are for. */
export interface Names {
  caller: Caller;
  /** The ARN of a role: roles that exist may have a path. */
  roleArn(name: string): string;
  /** The log group that a project writes to. */
  logGroup(project: string): string;
}

type Rights = { [K in Change['kind']]: (change: Extract<Change, { kind: K }>) => readonly Right[] };

/**
 * The AWS actions that a change takes, on which resources.
 * Source: Service Authorization Reference, the tables of Systems Manager, IAM, S3, CodeBuild,
 * CloudWatch Logs, ECR and KMS; IAM User Guide, Grant a user permissions to pass a role.
 */
export function rightsOf(change: Change, names: Names): readonly Right[] {
  return (tableFor(names)[change.kind] as (change: Change) => readonly Right[])(change);
}

function tableFor(names: Names): Rights {
  const { caller } = names;
  const { partition, region, account } = caller;
  const own = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const on = (resource: string, ...actions: string[]): Right[] =>
    actions.map((action) => ({ action, resource }));
  const project = (name: string) => own('codebuild', `project/${name}`);
  // A name's leading slash is not doubled.
  const parameter = (name: string) => own('ssm', `parameter/${name.replace(/^\//, '')}`);
  const bucket = (name: string) => `arn:${partition}:s3:::${name}`;
  const passing = (role: string): Right => ({
    action: 'iam:PassRole',
    resource: role.startsWith('arn:') ? role : names.roleArn(role),
    context: { 'iam:PassedToService': 'codebuild.amazonaws.com' },
  });

  return {
    'put-parameter': ({ name, key, replaces }) => [
      ...on(parameter(name), 'ssm:PutParameter'),
      ...(replaces === undefined ? on(parameter(name), 'ssm:AddTagsToResource') : []),
      ...(key ? [encrypting(key, parameter(name), names)] : []),
    ],
    'create-role': ({ role }) =>
      on(names.roleArn(role), 'iam:CreateRole', 'iam:TagRole', 'iam:GetRole'),
    'put-trust-policy': ({ role }) => on(names.roleArn(role), 'iam:UpdateAssumeRolePolicy'),
    'put-role-policy': ({ role }) => on(names.roleArn(role), 'iam:PutRolePolicy'),
    'attach-role-policy': ({ role, arn }) => [
      {
        action: 'iam:AttachRolePolicy',
        resource: names.roleArn(role),
        context: { 'iam:PolicyARN': arn },
      },
    ],
    'create-bucket': ({ bucket: name }) =>
      on(bucket(name), 's3:CreateBucket', 's3:PutBucketPublicAccessBlock'),
    'create-project': ({ project: { name, role } }) => [
      ...on(project(name), 'codebuild:CreateProject'),
      passing(role),
    ],
    'update-project': ({ name, settings }) => [
      ...on(project(name), 'codebuild:BatchGetProjects', 'codebuild:UpdateProject'),
      ...settings.flatMap((edit) => (edit.set === 'role' ? [passing(edit.to)] : [])),
    ],
    'write-file': () => [],
    'push-image': (change) => pushing(change, partition),
    'start-build': ({ project: name, resumes, upload }) => [
      ...(resumes ? [] : [...on(project(name), 'codebuild:StartBuild'), ...uploading(upload)]),
      ...on(project(name), 'codebuild:BatchGetBuilds'),
      helpful(own('logs', `log-group:${names.logGroup(name)}:*`), 'logs:GetLogEvents'),
    ],
    rehearse: () => [],

    'restore-parameter': ({ name }) =>
      on(parameter(name), 'ssm:GetParameterHistory', 'ssm:PutParameter'),
    'delete-parameter': ({ name }) => on(parameter(name), 'ssm:DeleteParameter'),
    'restore-trust-policy': ({ role }) => on(names.roleArn(role), 'iam:UpdateAssumeRolePolicy'),
    'restore-role-policy': ({ role }) => on(names.roleArn(role), 'iam:PutRolePolicy'),
    'delete-role-policy': ({ role }) => on(names.roleArn(role), 'iam:DeleteRolePolicy'),
    'detach-role-policy': ({ role, arn }) => [
      {
        action: 'iam:DetachRolePolicy',
        resource: names.roleArn(role),
        context: { 'iam:PolicyARN': arn },
      },
    ],
    'delete-role': ({ role }) => on(names.roleArn(role), 'iam:DeleteRole'),
    'delete-project': ({ name }) => on(project(name), 'codebuild:DeleteProject'),
    'delete-bucket': ({ bucket: name }) => on(bucket(name), 's3:DeleteBucket'),
    'clear-build': ({ upload }) =>
      upload ? on(`${bucket(upload.bucket)}/${upload.object}`, 's3:DeleteObject') : [],
    'restore-file': () => [],
    'delete-file': () => [],
    'withdraw-tag': () => [],
  };

  function uploading(upload: StartBuild['upload']): Right[] {
    if (!upload) return [];
    const object = `${bucket(upload.bucket)}/${upload.object}`;
    return [...on(object, 's3:GetObject', 's3:PutObject'), helpful(object, 's3:DeleteObject')];
  }
}

const helpful = (resource: string, action: string): Right => ({ action, resource, helpful: true });

/** A standard parameter is encrypted under the key itself (Systems Manager User Guide, SecureString). */
function encrypting(key: string, parameter: string, { caller }: Names): Right {
  const { partition, region, account } = caller;
  const resource = key.startsWith('arn:')
    ? key
    : `arn:${partition}:kms:${region}:${account}:${key.startsWith('alias/') ? key : `key/${key}`}`;
  return {
    action: 'kms:Encrypt',
    resource,
    context: {
      'kms:ViaService': `ssm.${region}.amazonaws.com`,
      'kms:EncryptionContext:PARAMETER_ARN': parameter,
    },
  };
}

const layers = [
  ...['ecr:BatchCheckLayerAvailability', 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart'],
  ...['ecr:CompleteLayerUpload', 'ecr:PutImage', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
];

/** A push to any other registry is a matter of that registry. */
function pushing({ registry, repository }: PushImage, partition: string): Right[] {
  const parts = ecrParts(registry);
  if (!parts) return [];
  const resource = `arn:${partition}:ecr:${parts.region}:${parts.account}:repository/${repository}`;
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    ...layers.map((action) => ({ action, resource })),
  ];
}
