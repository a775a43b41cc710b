import { type Constraint, flag, list, number, oneOf, structure, text } from './constraints.ts';

const some = text({ min: 1 });
const tagText = '([\\p{L}\\p{Z}\\p{N}_.:/=@+\\-]*)';
const status = oneOf('ENABLED', 'DISABLED');
const ownerAccess = oneOf('NONE', 'READ_ONLY', 'FULL');
const sourceType = oneOf(
  'CODECOMMIT',
  'CODEPIPELINE',
  'GITHUB',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
  'S3',
  'BITBUCKET',
  'GITHUB_ENTERPRISE',
  'NO_SOURCE',
);
const environmentType = oneOf(
  'WINDOWS_CONTAINER',
  'LINUX_CONTAINER',
  'LINUX_GPU_CONTAINER',
  'ARM_CONTAINER',
  'WINDOWS_SERVER_2019_CONTAINER',
  'WINDOWS_SERVER_2022_CONTAINER',
  'LINUX_LAMBDA_CONTAINER',
  'ARM_LAMBDA_CONTAINER',
  'LINUX_EC2',
  'ARM_EC2',
  'WINDOWS_EC2',
  'MAC_ARM',
);
const computeType = oneOf(
  'BUILD_GENERAL1_SMALL',
  'BUILD_GENERAL1_MEDIUM',
  'BUILD_GENERAL1_LARGE',
  'BUILD_GENERAL1_XLARGE',
  'BUILD_GENERAL1_2XLARGE',
  'BUILD_LAMBDA_1GB',
  'BUILD_LAMBDA_2GB',
  'BUILD_LAMBDA_4GB',
  'BUILD_LAMBDA_8GB',
  'BUILD_LAMBDA_10GB',
  'ATTRIBUTE_BASED_COMPUTE',
  'CUSTOM_INSTANCE_TYPE',
);
const pullCredentials = oneOf('CODEBUILD', 'SERVICE_ROLE');
const registryCredential = structure(['credential', 'credentialProvider'], {
  credential: some,
  credentialProvider: oneOf('SECRETS_MANAGER'),
});
const auth = structure(['type'], {
  type: oneOf('OAUTH', 'CODECONNECTIONS', 'SECRETS_MANAGER'),
  resource: text(),
});
const source = structure(['type'], {
  type: sourceType,
  location: text(),
  gitCloneDepth: number({ min: 0 }),
  buildspec: text(),
  auth,
  reportBuildStatus: flag,
  insecureSsl: flag,
});
const artifacts = structure(['type'], {
  type: oneOf('CODEPIPELINE', 'S3', 'NO_ARTIFACTS'),
  location: text(),
  path: text(),
  namespaceType: oneOf('NONE', 'BUILD_ID'),
  name: text(),
  packaging: oneOf('NONE', 'ZIP'),
  overrideArtifactName: flag,
  encryptionDisabled: flag,
  bucketOwnerAccess: ownerAccess,
});
const cache = structure(['type'], {
  type: oneOf('NO_CACHE', 'S3', 'LOCAL'),
  location: text(),
  modes: list(oneOf('LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_SOURCE_CACHE', 'LOCAL_CUSTOM_CACHE')),
});
const variables = list(
  structure(['name', 'value'], {
    name: some,
    value: text(),
    type: oneOf('PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER'),
  }),
);
const environment = structure(['type', 'image', 'computeType'], {
  type: environmentType,
  image: some,
  computeType,
  environmentVariables: variables,
  privilegedMode: flag,
  certificate: text(),
  registryCredential,
  imagePullCredentialsType: pullCredentials,
});
const logs = structure([], {
  cloudWatchLogs: structure(['status'], { status, groupName: text(), streamName: text() }),
  s3Logs: structure(['status'], {
    status,
    location: text(),
    encryptionDisabled: flag,
    bucketOwnerAccess: ownerAccess,
  }),
});
const timeout = number({ min: 5, max: 2160 });
const queued = number({ min: 5, max: 480 });
const page = { sortOrder: oneOf('ASCENDING', 'DESCENDING'), nextToken: text() };

/** The members of a project besides its name, alike in CreateProject and UpdateProject. */
const project: Record<string, Constraint> = {
  description: text({ max: 255 }),
  source,
  secondarySources: list(source, { max: 12 }),
  sourceVersion: text(),
  artifacts,
  secondaryArtifacts: list(artifacts, { max: 12 }),
  cache,
  environment,
  serviceRole: some,
  timeoutInMinutes: timeout,
  queuedTimeoutInMinutes: queued,
  encryptionKey: some,
  tags: list(
    structure([], {
      key: text({ min: 1, max: 127, pattern: tagText }),
      value: text({ max: 255, pattern: tagText }),
    }),
    { max: 50 },
  ),
  vpcConfig: structure([], {
    vpcId: some,
    subnets: list(some, { max: 16 }),
    securityGroupIds: list(some, { max: 5 }),
  }),
  badgeEnabled: flag,
  logsConfig: logs,
  concurrentBuildLimit: number(),
  autoRetryLimit: number(),
};
const names = (member: string) =>
  structure([member], { [member]: list(some, { min: 1, max: 100 }) });

/** The inputs of CodeBuild as the API model of 2016-10-06 constrains them. */
export const codebuildModel = {
  CreateProject: structure(['name', 'source', 'artifacts', 'environment', 'serviceRole'], {
    name: text({ min: 2, max: 150, pattern: '[A-Za-z0-9][A-Za-z0-9\\-_]{1,149}' }),
    ...project,
  }),
  UpdateProject: structure(['name'], { name: some, ...project }),
  BatchGetProjects: names('names'),
  ListProjects: structure([], {
    sortBy: oneOf('NAME', 'CREATED_TIME', 'LAST_MODIFIED_TIME'),
    ...page,
  }),
  DeleteProject: structure(['name'], { name: some }),
  ListSourceCredentials: structure([], {}),
  ListCuratedEnvironmentImages: structure([], {}),
  StartBuild: structure(['projectName'], {
    projectName: some,
    sourceVersion: text(),
    sourceTypeOverride: sourceType,
    sourceLocationOverride: text(),
    sourceAuthOverride: auth,
    secondarySourcesOverride: list(source, { max: 12 }),
    artifactsOverride: artifacts,
    secondaryArtifactsOverride: list(artifacts, { max: 12 }),
    gitCloneDepthOverride: number({ min: 0 }),
    buildspecOverride: text(),
    insecureSslOverride: flag,
    reportBuildStatusOverride: flag,
    environmentVariablesOverride: variables,
    environmentTypeOverride: environmentType,
    imageOverride: some,
    computeTypeOverride: computeType,
    cacheOverride: cache,
    serviceRoleOverride: some,
    privilegedModeOverride: flag,
    timeoutInMinutesOverride: timeout,
    queuedTimeoutInMinutesOverride: queued,
    encryptionKeyOverride: some,
    logsConfigOverride: logs,
    registryCredentialOverride: registryCredential,
    imagePullCredentialsTypeOverride: pullCredentials,
    idempotencyToken: text(),
    debugSessionEnabled: flag,
  }),
  BatchGetBuilds: names('ids'),
  ListBuilds: structure([], page),
  ListBuildsForProject: structure(['projectName'], { projectName: some, ...page }),
  StopBuild: structure(['id'], { id: some }),
};
