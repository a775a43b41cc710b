import type { Asked } from './protocol.ts';
import type { S3Request } from './s3-wire.ts';
import { wholeSecretArn } from './secrets-store.ts';
import type { Call } from './service.ts';
import { parameterArn } from './ssm-names.ts';

/** One thing a call must be allowed: an IAM action on a resource, an ARN or `*`. */
export interface Need {
  action: string;
  resource: string;
}

/**
 * What a call needs (Service Authorization Reference, one table for each service). Nothing for
 * `sts:GetCallerIdentity`, which every caller may do.
 */
export function needs(asked: Asked, call: Call): Need[] {
  const { service, operation, input } = asked;
  if (operation === 'GetCallerIdentity') return [];
  const action =
    service === 's3' ? (s3Actions[operation] ?? `s3:${operation}`) : `${service}:${operation}`;
  const resources = (resourcesOf[service] ?? (() => []))(input, call);
  const own = (resources.length > 0 ? resources : ['*']).map((resource) => ({ action, resource }));
  const passed = service === 'codebuild' ? texts(input['serviceRole']) : [];
  return [...own, ...passed.map((resource) => ({ action: 'iam:PassRole', resource }))];
}

/**
 * The words in which AWS refuses a call that no policy allows (IAM User Guide, "Troubleshoot
 * access denied error messages").
 */
export function denial({ action, resource }: Need, caller: string): string {
  return (
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`
  );
}

/** Operations whose action has another name. */
const s3Actions: Record<string, string> = {
  ListBuckets: 's3:ListAllMyBuckets',
  HeadBucket: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  HeadObject: 's3:GetObject',
  DeleteObjects: 's3:DeleteObject',
  GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 's3:PutBucketPublicAccessBlock',
  GetBucketEncryption: 's3:GetEncryptionConfiguration',
  PutBucketEncryption: 's3:PutEncryptionConfiguration',
};

type Input = Record<string, unknown>;

const resourcesOf: Record<string, (input: Input, call: Call) => string[]> = {
  ssm: (input, call) =>
    [...texts(input['Name']), ...texts(input['Names']), ...texts(input['Path'])]
      .concat(texts(input['ResourceId']))
      .map((name) => (name.startsWith('arn:') ? name : parameterArn(name, call))),
  secretsmanager: (input, call) =>
    [...texts(input['SecretId']), ...texts(input['Name'])].map((given) =>
      wholeSecretArn(given, call),
    ),
  iam: (input, { partition, account }) => {
    const own = (kind: string) => (name: string) =>
      `arn:${partition}:iam::${account}:${kind}/${name}`;
    const roles = texts(input['RoleName']).map(own('role'));
    const users = texts(input['UserName']).map(own('user'));
    const given = [...texts(input['PolicySourceArn']), ...texts(input['PolicyArn'])];
    return [[...roles, ...users], given].find((arns) => arns.length > 0) ?? [];
  },
  sts: (input) => texts(input['RoleArn']),
  codebuild: (input, { partition, region, account }) =>
    ['name', 'names', 'projectName', 'id', 'ids']
      .flatMap((member) => texts(input[member]))
      .map((given) => given.replace(/^arn:[^/]*\//, '').replace(/:.*$/, ''))
      .map((name) => `arn:${partition}:codebuild:${region}:${account}:project/${name}`),
  logs: (input, { partition, region, account }) => {
    const group = input['logGroupName'] ?? input['logGroupIdentifier'];
    const stream = texts(input['logStreamName']).map((name) => `:log-stream:${name}`);
    return texts(group)
      .map((name) => name.replace(/^arn:.*:log-group:/, ''))
      .map((name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}${stream}`);
  },
  s3: (input, { partition }) => {
    const { bucket, key } = input as S3Request;
    if (bucket === '') return [];
    return [`arn:${partition}:s3:::${bucket}${key && `/${key}`}`];
  },
};

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}
