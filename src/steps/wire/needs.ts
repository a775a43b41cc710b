import { ecrParts } from '../../image/ecr.ts';
import type { Caller, NetworkFacts, Permission, SourceObject } from '../../types.ts';
import type { Need, NeedGroup } from './sight.ts';

type SourceNeed = SourceObject | { connection: string };

/** What the needs are derived from. */
export interface NeedsOf {
  caller: Caller;
  project: string;
  logGroup: string;
  /** Names of the parameters; none for a registry without stored credentials. */
  parameters: readonly string[];
  /** ARNs of customer keys, and the parameters that each encrypts. */
  keys?: readonly { arn: string; encrypts: readonly string[] }[];
  source?: SourceNeed;
  /** Where a test build finds the folder, when that is not the project's own source. */
  upload?: SourceObject;
  /** The network of the account that the builds run in, where the project names one. */
  vpc?: NetworkFacts;
  ecr?: EcrRepository;
  /** The repository of ECR that the role pulls the build image from. */
  imageFrom?: EcrRepository;
  /** ARN of the secret with which the role pulls the build image. */
  imageSecret?: string;
}

interface EcrRepository {
  registry: string;
  repository: string;
}

/** The ARN of a parameter: a name's leading slash is not doubled (AWS Service Authorization Reference, Systems Manager). */
function parameterArn({ partition, region, account }: Caller, name: string): string {
  return `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
}

/** Everything that the service role must be allowed for this build, and nothing else. */
export function needsOf(of: NeedsOf): Need[] {
  return [
    ...parameterNeeds(of),
    ...keyNeeds(of),
    ...logNeeds(of),
    ...sourceNeeds(of.caller, of.source),
    ...sourceNeeds(of.caller, of.upload),
    ...networkNeeds(of),
    ...ecrNeeds(of),
    ...imageNeeds(of),
  ];
}

function parameterNeeds({ caller, parameters }: NeedsOf): Need[] {
  return parameters.map((name) =>
    need('parameters', 'ssm:GetParameters', parameterArn(caller, name)),
  );
}

/** Source: AWS KMS Developer Guide, kms:EncryptionContext; Systems Manager User Guide, SecureString. */
function keyNeeds({ caller, keys = [] }: NeedsOf): Need[] {
  return keys.flatMap(({ arn, encrypts }) =>
    encrypts.map((name) =>
      need('key', 'kms:Decrypt', arn, {
        'kms:ViaService': `ssm.${caller.region}.amazonaws.com`,
        'kms:EncryptionContext:PARAMETER_ARN': parameterArn(caller, name),
      }),
    ),
  );
}

/** Source: AWS CodeBuild User Guide, Create a CodeBuild service role. */
function logNeeds({ caller, logGroup }: NeedsOf): Need[] {
  const group = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:${logGroup}`;
  return [
    need('log', 'logs:CreateLogGroup', group),
    need('log', 'logs:CreateLogStream', `${group}:*`),
    need('log', 'logs:PutLogEvents', `${group}:*`),
  ];
}

function sourceNeeds(caller: Caller, source: SourceNeed | undefined): Need[] {
  if (!source) return [];
  if ('connection' in source) {
    // A connection made before 2024 keeps its older prefix in ARN and actions.
    const service = source.connection.split(':')[2] ?? 'codeconnections';
    return ['GetConnectionToken', 'GetConnection'].map((action) =>
      need('connection', `${service}:${action}`, source.connection),
    );
  }
  const bucket = `arn:${caller.partition}:s3:::${source.bucket}`;
  return [
    need('source', 's3:GetObject', `${bucket}/${source.object}`),
    need('source', 's3:GetObjectVersion', `${bucket}/${source.object}`),
    need('source', 's3:GetBucketLocation', bucket),
  ];
}

const networkActions = [
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/** Source: AWS CodeBuild User Guide, Allow CodeBuild access to AWS services required to create a VPC network interface. */
function networkNeeds({ caller, vpc }: NeedsOf): Need[] {
  if (!vpc) return [];
  const ec2 = `arn:${caller.partition}:ec2:${caller.region}:${caller.account}`;
  return [
    ...networkActions.map((action) => need('network', action, '*')),
    ...vpc.subnets.map((subnet) =>
      need(
        'network-permission',
        'ec2:CreateNetworkInterfacePermission',
        `${ec2}:network-interface/*`,
        {
          'ec2:AuthorizedService': 'codebuild.amazonaws.com',
          'ec2:Subnet': `${ec2}:subnet/${subnet}`,
        },
      ),
    ),
  ];
}

const ecrPush = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/** Source: Amazon ECR User Guide, IAM permissions for pushing an image; the login knows no resource. */
function ecrNeeds({ caller, ecr }: NeedsOf): Need[] {
  const arn = ecr && repositoryArn(caller, ecr);
  if (!arn) return [];
  return [
    need('ecr-login', 'ecr:GetAuthorizationToken', '*'),
    ...ecrPush.map((action) => need('ecr-push', action, arn)),
  ];
}

const ecrPull = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/** Source: AWS CodeBuild User Guide, Amazon ECR sample; Private registry with AWS Secrets Manager sample. */
function imageNeeds({ caller, ecr, imageFrom, imageSecret }: NeedsOf): Need[] {
  const arn = imageFrom && repositoryArn(caller, imageFrom);
  return [
    ...(arn && !ecr ? [need('ecr-login', 'ecr:GetAuthorizationToken', '*')] : []),
    ...(arn ? ecrPull.map((action) => need('image-pull', action, arn)) : []),
    ...(imageSecret ? [need('image-secret', 'secretsmanager:GetSecretValue', imageSecret)] : []),
  ];
}

function repositoryArn(caller: Caller, { registry, repository }: EcrRepository) {
  const parts = ecrParts(registry);
  if (!parts) return undefined;
  return `arn:${caller.partition}:ecr:${parts.region}:${parts.account}:repository/${repository}`;
}

function need(
  group: NeedGroup,
  action: string,
  resource: string,
  context?: Permission['context'],
): Need {
  return { group, permission: { action, resource, ...(context && { context }) } };
}
