import { artifacts, failed, log, phase, ran, refusedAtStart, start } from '../build-log.ts';
import type { Case } from './types.ts';

const session =
  'User: arn:aws:sts::210987654321:assumed-role/codebuild-shop-service-role/AWSCodeBuild-1f2e3d4c-0000-4000-8000-000000000001';
const decrypting =
  '[Container] 2024/06/11 08:15:42.118203 Decrypting parameter store environment variables';
const yaml = (message: string) => log(refusedAtStart('YAML_FILE_ERROR', message));

/** Builds that stop before a command of theirs runs, or after the last. */
export const sourceCases: readonly Case[] = [
  {
    name: 'no buildspec in a Bitbucket checkout',
    cause: 'buildspec-file-missing',
    log: yaml('YAML file does not exist'),
  },
  {
    name: 'a path below the second source of a pipeline',
    cause: 'buildspec-path-wrong',
    log: yaml(
      'stat /codebuild/output/src2740/src/s3/00/buildspecs/release.yml: no such file or directory',
    ),
  },
  {
    name: 'a path that the local agent does not find',
    cause: 'buildspec-path-wrong',
    log: yaml('stat /codebuild/output/srcDownload/ci/build.yml: no such file or directory'),
  },
  {
    name: 'a colon in an echo',
    cause: 'yaml-command-parsed-as-map',
    log: yaml(
      'Expected Commands[0] to be of string type: found subkeys instead at line 10, value of the key tag on line 9 might be empty',
    ),
  },
  {
    name: 'an inline text without line ends',
    cause: 'yaml-mapping-not-allowed',
    log: yaml('mapping values are not allowed in this context at line 0'),
  },
  {
    name: 'tabs',
    cause: 'yaml-tabs',
    log: yaml('found character that cannot start any token at line 12'),
  },
  {
    name: 'a test in square brackets',
    cause: 'yaml-flow-broken',
    log: yaml("did not find expected ',' or ']' at line 21"),
  },
  {
    name: 'an unquoted percent sign',
    cause: 'yaml-tabs',
    log: yaml('yaml: line 6: found character that cannot start any token'),
  },
  {
    name: 'phases called prebuild',
    cause: 'buildspec-phase-name-invalid',
    log: yaml(
      'Invalid buildspec phase name: artifacts. Expecting: build,install,post_build,pre_build',
    ),
  },
  {
    name: 'docker kept as a runtime',
    cause: 'runtime-unknown',
    log: log(
      refusedAtStart(
        'YAML_FILE_ERROR',
        "Unknown runtime named 'docker'. This build image has the following runtimes: dotnet, golang, java, nodejs, php, python, ruby",
        "[Container] 2024/06/11 08:15:42.118203 Selecting 'java' runtime version 'corretto17' based on manual selections...",
      ),
    ),
  },
  {
    name: 'a Node.js that the image dropped',
    cause: 'runtime-version-unknown',
    log: yaml(
      "Unknown runtime version named '12' of nodejs. This build image has the following versions: 18, 20, 22, 24",
    ),
  },
  {
    name: 'a secret whose server shows a certificate that nobody trusts',
    cause: 'certificate-not-trusted',
    log: log(
      refusedAtStart(
        'Secrets Manager Error',
        'RequestError: send request failed caused by: Post "https://secretsmanager.eu-central-1.amazonaws.com/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ),
  },
  {
    name: 'a parameter that the role may not read',
    cause: 'ssm-getparameters-denied',
    log: log(
      refusedAtStart(
        'Decrypted Variables Error',
        `AccessDeniedException: ${session} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-central-1:210987654321:parameter/shop/docker-credentials/username because no identity-based policy allows the ssm:GetParameters action`,
        decrypting,
      ),
      ['    status code: 400, request id: e445e913-0000-4000-8000-1ce654f6d9a4'],
    ),
  },
  {
    name: 'a parameter that a boundary forbids',
    cause: 'scp-or-boundary-deny',
    log: log(
      refusedAtStart(
        'Decrypted Variables Error',
        `AccessDeniedException: ${session} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-central-1:210987654321:parameter/shop/url because no permissions boundary allows the ssm:GetParameters action`,
        decrypting,
      ),
    ),
  },
  {
    name: 'a pipeline’s word for the same',
    cause: 'ssm-getparameters-denied',
    log: `Build terminated with state: FAILED. Phase: DOWNLOAD_SOURCE, Code: Decrypted Variables Error, Message: AccessDeniedException: ${session} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-central-1:210987654321:parameter/shop/url status code: 400, request id: afc2`,
  },
  {
    name: 'the user’s e-mail as a parameter’s name',
    cause: 'ssm-value-used-as-parameter-name',
    log: log(
      refusedAtStart(
        'Decrypted Variables Error',
        `AccessDeniedException: ${session} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-central-1:210987654321:parameter/maria.k@example.org because no identity-based policy allows the ssm:GetParameters action`,
        decrypting,
      ),
    ),
  },
  {
    name: 'a token as a parameter’s name',
    cause: 'ssm-value-used-as-parameter-name',
    log: log(
      refusedAtStart(
        'Decrypted Variables Error',
        'parameter does not exist: dckr_pat_0000000000000000000000',
        decrypting,
      ),
    ),
  },
  {
    name: 'a parameter that does not exist',
    cause: 'ssm-parameter-missing',
    log: log(
      refusedAtStart(
        'Decrypted Variables Error',
        'parameter does not exist: DockerPassword',
        decrypting,
      ),
    ),
  },
  {
    name: 'a log that ends where parameters are read',
    cause: 'ssm-log-ends-silently',
    log: [
      '[Container] 2024/06/11 08:15:42 YAML location is /codebuild/readonly/buildspec.yml',
      '[Container] 2024/06/11 08:15:42 Processing environment variables',
      '[Container] 2024/06/11 08:15:42 Decrypting parameter store environment variables',
    ].join('\n'),
  },
  {
    name: 'a pipeline’s bucket, in lines of its own',
    cause: 's3-source-artifact-denied',
    log: [
      '[Container] 2024/06/11 08:15:40 Waiting for agent ping',
      '[Container] 2024/06/11 08:15:42 Waiting for DOWNLOAD_SOURCE',
      'AccessDenied: Access Denied',
      '    status code: 403, request id: 96KYTW0Q, host id: C+ft3zw= for primary source and source version arn:aws:s3:::shop-artifacts/shop-pipeline/Source/hboHRXi',
    ].join('\n'),
  },
  {
    name: 'a connection that the role may not use',
    cause: 'connection-useconnection-denied',
    log: [
      '[Container] 2024/06/11 08:15:42.118203 Waiting for DOWNLOAD_SOURCE',
      'CLIENT_ERROR: authorization failed for primary source and source version 7d2e3388d0',
    ].join('\n'),
  },
  {
    name: 'a branch that is called main',
    cause: 'source-version-missing',
    log: log(
      refusedAtStart(
        'CLIENT_ERROR',
        'reference not found for primary source and source version master',
      ),
    ),
  },
  {
    name: 'a retried run',
    cause: 'source-artifact-gone-on-retry',
    log: '[Container] 2024/06/11 08:15:42 Waiting for DOWNLOAD_SOURCE NoSuchKey: The specified key does not exist.',
  },
  {
    name: 'a runner whose user lost a right',
    cause: 'source-user-lost-admin',
    log: log(
      refusedAtStart(
        'CLIENT_ERROR',
        'Error while fetching runner token: error code 400: GitHub runner JIT configuration unavailable: ResourceNotFoundException: Unexpected error from GitHub while creating runner JIT configuration, please try again later',
        '[Container] 2024/06/11 08:15:42 Error while fetching runner token: error code 400: GitHub runner JIT configuration unavailable',
      ),
    ),
  },
  {
    name: 'a status code and its message on two lines',
    cause: 'buildspec-path-wrong',
    log: [
      'Phase context status code: YAML_FILE_ERROR',
      'Message: stat /codebuild/output/src123/src/ci/buildspec.yml: no such file or directory',
    ].join('\n'),
  },
  {
    name: 'the console’s table of phases',
    cause: 'buildspec-path-wrong',
    log: [
      'Phase details:',
      'DOWNLOAD_SOURCE | Error | YAML_FILE_ERROR: stat /codebuild/output/src568/src/server/tenant.yml: no such file or directory',
      '-- | -- | --',
    ].join('\n'),
  },
  {
    name: 'an artifact that no command writes',
    cause: 'artifacts-no-match',
    log: log(
      start(),
      phase('BUILD', ran('mvn -q package', '[INFO] BUILD SUCCESS')),
      artifacts('target/shop-1.0.war', false),
    ),
  },
  {
    name: 'an artifact of 2018',
    cause: 'artifacts-no-match',
    log: [
      '[Container] 2018/03/06 02:58:41 Expanding foobar',
      '[Container] 2018/03/06 02:58:41 Skipping invalid artifact path foobar',
      '[Container] 2018/03/06 02:58:41 Phase complete: UPLOAD_ARTIFACTS Success: false',
      '[Container] 2018/03/06 02:58:41 Phase context status code: CLIENT_ERROR Message: No matching artifact paths found',
      '[Container] 2018/03/06 02:58:44 Runtime error (*errors.errorString: No matching artifact paths found)',
    ].join('\n'),
  },
  {
    name: 'a typo in env that shows at the login',
    cause: 'buildspec-env-key-misspelt',
    log: log(
      start(
        '[Container] 2024/06/11 08:15:42.118203 Found possible syntax errors in buildspec: ',
        'In the section env',
        '    The following keys cannot be identified:',
        '        parameter_store',
      ),
      phase(
        'PRE_BUILD',
        ran('echo Logging in...', 'Logging in...'),
        failed(
          'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin',
          1,
          'the --password-stdin option requires --username to be set',
        ),
      ),
    ),
  },
];
