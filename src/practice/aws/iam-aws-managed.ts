import { type ManagedPolicy, uniqueId } from './iam-store.ts';

/**
 * Managed policies of AWS, as far as a CodeBuild walk meets them: name, version, dates and actions
 * after the AWS Managed Policy Reference. AWSCodeBuildAdminAccess and AWSCodeBuildDeveloperAccess
 * are condensed to CodeBuild and what it works with (notifications and chat left out),
 * ReadOnlyAccess to the services that a walk touches (AWS's own names over two thousand actions).
 */
const managed: {
  name: string;
  version: string;
  created: string;
  updated: string;
  statements: object[];
}[] = [
  {
    name: 'AdministratorAccess',
    version: 'v1',
    created: '2015-02-06T18:39:46Z',
    updated: '2015-02-06T18:39:46Z',
    statements: [allow(['*'])],
  },
  {
    name: 'AmazonEC2ContainerRegistryPowerUser',
    version: 'v3',
    created: '2015-12-21T17:05:33Z',
    updated: '2019-12-10T20:48:08Z',
    statements: [
      allow([
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:GetDownloadUrlForLayer',
        'ecr:GetRepositoryPolicy',
        'ecr:DescribeRepositories',
        'ecr:ListImages',
        'ecr:DescribeImages',
        'ecr:BatchGetImage',
        'ecr:GetLifecyclePolicy',
        'ecr:GetLifecyclePolicyPreview',
        'ecr:ListTagsForResource',
        'ecr:DescribeImageScanFindings',
        'ecr:InitiateLayerUpload',
        'ecr:UploadLayerPart',
        'ecr:CompleteLayerUpload',
        'ecr:PutImage',
      ]),
    ],
  },
  {
    name: 'AmazonS3FullAccess',
    version: 'v2',
    created: '2015-02-06T18:40:58Z',
    updated: '2021-09-27T20:16:37Z',
    statements: [allow(['s3:*', 's3-object-lambda:*'])],
  },
  {
    name: 'AmazonSSMFullAccess',
    version: 'v4',
    created: '2015-05-29T17:39:47Z',
    updated: '2019-11-20T20:08:56Z',
    statements: [
      allow([
        'cloudwatch:PutMetricData',
        'ds:CreateComputer',
        'ds:DescribeDirectories',
        'ec2:DescribeInstanceStatus',
        'logs:*',
        'ssm:*',
        'ec2messages:*',
      ]),
      {
        ...allow(
          ['iam:CreateServiceLinkedRole'],
          'arn:aws:iam::*:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM*',
        ),
        Condition: { StringLike: { 'iam:AWSServiceName': 'ssm.amazonaws.com' } },
      },
      allow(
        ['iam:DeleteServiceLinkedRole', 'iam:GetServiceLinkedRoleDeletionStatus'],
        'arn:aws:iam::*:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM*',
      ),
      allow([
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ]),
    ],
  },
  {
    name: 'AmazonSSMReadOnlyAccess',
    version: 'v1',
    created: '2015-05-29T17:44:19Z',
    updated: '2015-05-29T17:44:19Z',
    statements: [allow(['ssm:Describe*', 'ssm:Get*', 'ssm:List*'])],
  },
  {
    name: 'AWSCodeBuildAdminAccess',
    version: 'v20',
    created: '2016-12-01T19:04:44Z',
    updated: '2026-02-12T18:01:51Z',
    statements: [
      allow([
        'codebuild:*',
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:GetRepository',
        'codecommit:ListBranches',
        'codecommit:ListRepositories',
        'cloudwatch:GetMetricStatistics',
        'ec2:DescribeVpcs',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ecr:DescribeRepositories',
        'ecr:ListImages',
        'elasticfilesystem:DescribeFileSystems',
        'logs:GetLogEvents',
        's3:GetBucketLocation',
        's3:ListAllMyBuckets',
      ]),
      allow(['logs:DeleteLogGroup'], 'arn:aws:logs:*:*:log-group:/aws/codebuild/*:log-stream:*'),
      allow(['ssm:PutParameter'], 'arn:aws:ssm:*:*:parameter/CodeBuild/*'),
      allow(['ssm:StartSession'], 'arn:aws:ecs:*:*:task/*/*'),
    ],
  },
  {
    name: 'AWSCodeBuildDeveloperAccess',
    version: 'v21',
    created: '2016-12-01T19:02:32Z',
    updated: '2026-02-12T18:01:34Z',
    statements: [
      allow([
        'codebuild:StartBuild',
        'codebuild:StopBuild',
        'codebuild:StartBuildBatch',
        'codebuild:StopBuildBatch',
        'codebuild:RetryBuild',
        'codebuild:RetryBuildBatch',
        'codebuild:BatchGet*',
        'codebuild:GetResourcePolicy',
        'codebuild:DescribeTestCases',
        'codebuild:DescribeCodeCoverages',
        'codebuild:List*',
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:GetRepository',
        'codecommit:ListBranches',
        'cloudwatch:GetMetricStatistics',
        'logs:GetLogEvents',
        's3:GetBucketLocation',
        's3:ListAllMyBuckets',
      ]),
      allow(['ssm:PutParameter'], 'arn:aws:ssm:*:*:parameter/CodeBuild/*'),
      allow(['ssm:StartSession'], 'arn:aws:ecs:*:*:task/*/*'),
    ],
  },
  {
    name: 'CloudWatchLogsFullAccess',
    version: 'v8',
    created: '2015-02-06T18:40:02Z',
    updated: '2026-02-12T18:00:33Z',
    statements: [
      allow([
        'logs:*',
        'cloudwatch:GenerateQuery',
        'cloudwatch:GenerateQueryResultsSummary',
        'observabilityadmin:GetS3TableIntegration',
        'observabilityadmin:ListS3TableIntegrations',
        'observabilityadmin:ListTelemetryPipelines',
      ]),
    ],
  },
  {
    name: 'ReadOnlyAccess',
    version: 'v182',
    created: '2015-02-06T18:39:48Z',
    updated: '2026-04-03T15:27:12Z',
    statements: [
      allow([
        'codebuild:BatchGet*',
        'codebuild:DescribeCodeCoverages',
        'codebuild:DescribeTestCases',
        'codebuild:List*',
        'ecr:BatchCheck*',
        'ecr:BatchGet*',
        'ecr:Describe*',
        'ecr:Get*',
        'ecr:List*',
        'iam:Generate*',
        'iam:Get*',
        'iam:List*',
        'iam:Simulate*',
        'kms:Describe*',
        'kms:Get*',
        'kms:List*',
        'logs:Describe*',
        'logs:FilterLogEvents',
        'logs:Get*',
        'logs:ListTagsForResource',
        's3:Get*',
        's3:List*',
        'ssm:Describe*',
        'ssm:Get*',
        'ssm:List*',
        'sts:GetCallerIdentity',
      ]),
    ],
  },
];

/** AWS's managed policies as a partition has them, by ARN. */
export const awsManagedPolicies = (partition: string): Map<string, ManagedPolicy> =>
  new Map(
    managed.map(({ statements, ...facts }) => {
      const arn = `arn:${partition}:iam::aws:policy/${facts.name}`;
      const document = documentOf(statements).replaceAll('arn:aws:', `arn:${partition}:`);
      const id = uniqueId('ANPA');
      return [arn, { ...facts, arn, id, document, path: '/', tags: new Map(), ofAws: true }];
    }),
  );

function allow(actions: string[], resource = '*'): object {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}

function documentOf(statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}
