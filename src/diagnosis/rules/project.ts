import { t } from '../../language.ts';
import { commandFails, phaseFails, refused } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The account, the build environment and what it runs on. */
export const projectRules: readonly Rule[] = [
  {
    id: 'account-queue-zero',
    title: t`the account may not build yet`,
    where: ['api', 'context', 'log'],
    rank: 'decisive',
    match: /Cannot have more than 0 builds in queue/i,
    what: t`the account may have 0 builds, so none was started`,
    why: t`AWS holds back builds of new accounts; the quota page may still show another number`,
    remedy: t`open a case with AWS Support under account and billing; nothing in the project helps`,
    step: 'prove',
    autoFix: 'no',
    example: refused(
      'AccountLimitExceededException',
      'Cannot have more than 0 builds in queue for the account',
    ),
  },
  {
    id: 'concurrency-limit',
    title: t`too many builds run at once`,
    where: ['api', 'context', 'log'],
    match: [
      /Cannot have more than (?<most>[1-9]\d*) (?:active |concurrent )?builds/i,
      /(?:concurrent|project) build limit.{0,40}(?:reached|exceeded)/i,
    ],
    what: ({ most }) =>
      most
        ? t`the account or project already runs ${most} builds`
        : t`the account or project already runs its builds`,
    why: t`builds beyond the limit are not started`,
    remedy: t`wait for a build to end, or ask for a higher quota`,
    step: 'prove',
    autoFix: 'no',
    example: refused(
      'AccountLimitExceededException',
      'Cannot have more than 15 active builds for the account',
    ),
  },
  {
    id: 'build-timeout',
    title: t`the build ran out of time`,
    where: ['context', 'shape'],
    match: [
      /^BUILD_TIMED_OUT|Build has timed out|Build timed out/i,
      /Unable to complete build after (?<minutes>\w+) minutes/i,
      /^the build timed out/,
    ],
    what: ({ minutes }) =>
      minutes
        ? t`the build did not end within ${minutes} minutes`
        : t`the build did not end in time`,
    why: t`the limit is too low, a command waits for input, or waits for a network that is not there`,
    remedy: t`look what the last command waits for; then raise the project’s timeout`,
    step: 'prove',
    autoFix: 'after-asking',
    example: phaseFails('BUILD', 'BUILD_TIMED_OUT', 'Build has timed out. '),
  },
  {
    id: 'build-container-dead',
    title: t`the build’s container died`,
    where: ['context', 'log'],
    match: /Build container found dead before completing the build/i,
    what: t`the build’s container ended before the build did`,
    why: t`it ran out of memory, or the image is not fit: it has no /bin/sh, another architecture, or a proxy built in`,
    remedy: t`take a larger compute type, or an image that fits`,
    step: 'wire',
    autoFix: 'after-asking',
    example: phaseFails(
      'BUILD',
      'INTERNAL_SERVICE_ERROR',
      'Build container found dead before completing the build. Build container died because it was out of memory, or the Docker image is not supported. ErrorCode: 500',
    ),
  },
  {
    id: 'build-image-unpullable',
    title: t`the build image cannot be pulled`,
    where: ['context'],
    match: /BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE|Unable to pull customer['’]s container image/i,
    what: t`CodeBuild cannot pull the image in which the build is to run`,
    why: t`the image or tag does not exist, is in another region, or its repository does not let CodeBuild in`,
    remedy: t`correct the image of the project, or allow codebuild.amazonaws.com in the repository’s policy`,
    step: 'wire',
    autoFix: 'after-asking',
    example: phaseFails(
      'PROVISIONING',
      'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
      "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: manifest for alice/builder:9 not found",
    ),
  },
  {
    id: 'pull-credentials-type',
    title: t`the build image and its pull credentials do not fit`,
    where: ['api', 'context'],
    rank: 'precise',
    match:
      /(?:cannot|can't|must|invalid|not) .{0,120}imagePullCredentialsType|imagePullCredentialsType.{0,120}(?:cannot|must|invalid|not)/i,
    what: t`the kind of pull credentials does not fit the build image`,
    why: t`images of AWS (aws/codebuild/…) are pulled with CODEBUILD, private and other accounts’ images with SERVICE_ROLE`,
    remedy: t`take CODEBUILD for images of AWS, SERVICE_ROLE for your own`,
    step: 'wire',
    autoFix: 'yes',
    example: refused(
      'InvalidInputException',
      'Invalid input: a CodeBuild curated image cannot be used with imagePullCredentialsType SERVICE_ROLE',
    ),
  },
  {
    id: 'curated-image-retired',
    title: t`the build image does not exist`,
    where: ['api', 'context'],
    match: /curated image (?<image>aws\/\S+)/i,
    what: ({ image = '' }) => t`AWS has no build image ${image.replace(/[.,;]$/, '')}`,
    why: t`the name was never one of AWS’s images, or the image was withdrawn`,
    remedy: t`choose one that aws codebuild list-curated-environment-images lists`,
    step: 'wire',
    autoFix: 'yes',
    example: refused(
      'InvalidInputException',
      'Failed to call UpdateProject, reason: AWS CodeBuild curated image aws/codebuild/standard:2.0 is no longer supported',
    ),
  },
  {
    id: 'subnet-full',
    title: t`the subnet has no free address`,
    where: ['context', 'api'],
    match: /INSUFFICIENT_SUBNET/,
    what: t`the build cannot be placed: the subnet has no free address`,
    why: t`each build in a VPC takes an address of its subnet`,
    remedy: t`give the project a larger subnet, or a further one`,
    step: 'wire',
    autoFix: 'no',
    example: phaseFails(
      'QUEUED',
      'QUEUED: INSUFFICIENT_SUBNET',
      'The specified VPC subnet has no usable IP addresses',
    ),
  },
  {
    id: 's3-bucket-other-region',
    title: t`the bucket is in another region`,
    where: ['context', 'log'],
    match: [
      /must be addressed using the specified endpoint/i,
      /Failed to upload artifacts: Invalid arn/i,
      /BucketRegionError|AuthorizationHeaderMalformed.{0,80}region/i,
    ],
    what: t`the bucket of the source or the artifacts is in another region than the project`,
    why: t`CodeBuild uses buckets of its own region only`,
    remedy: t`take a bucket in the region of the project`,
    step: 'wire',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'BucketRegionError: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    ),
  },
  {
    id: 'vpc-no-internet',
    title: t`the build has no way to the internet`,
    where: ['context', 'log'],
    likely: true,
    match: [
      /dial tcp (?<address>\[?[\da-f.:]+\]?:\d+): (?:i\/o timeout|connect: (?:connection timed out|network is unreachable))/i,
      /dial tcp: lookup \S+(?: on \S+)?: (?:read udp .{0,80})?i\/o timeout/i,
      /RequestError: send request failed(?!.*\bx509: )/i,
      /(?:Client\.Timeout exceeded|request canceled) while (?:awaiting headers|waiting for connection)/i,
      /Connect timeout on endpoint URL: "https:\/\/[\w.-]+\.amazonaws\.com/i,
      /(?:Failed to connect to|connect to) \S+ port 443.{0,60}(?:[Tt]imed out|Timeout)/,
    ],
    when: ({ evidence, log }, { address = '' }) =>
      evidence.build?.inVpc !== false &&
      !log.spans.some(({ lines }) => lines.some(({ text }) => /\bx509: /.test(text))) &&
      !/^\[?(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1)/.test(address),
    what: t`the build reaches no address outside: its connections time out`,
    why: t`a project in a VPC gets no public address; its subnet has to be a private one whose route leads to a NAT gateway`,
    remedy: t`take a private subnet with a NAT gateway, or take the VPC away from the project`,
    step: 'wire',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp 52.1.184.176:443: i/o timeout',
    ]),
  },
  {
    id: 'host-name-not-found',
    title: t`the name of a host cannot be resolved`,
    where: ['context', 'log'],
    rank: 'symptom',
    likely: true,
    match: [
      /\bTemporary failure (?:in name resolution|resolving '(?<host>[^']+)')/,
      /\bCould not resolve host: (?<host>[\w.-]+)/,
      /\bgetaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
      /https?:\/\/(?<host>[\w.-]+)\S*: (?:temporary error|DNS\b)/,
    ],
    what: ({ host }) =>
      host
        ? t`the name of the host ${host} is not resolved`
        : t`the name of a host is not resolved`,
    why: t`the build has no way to a name server, the name is misspelt or known in another network only, or the name server did not answer this time`,
    remedy: t`run the build again; if it stays so, correct the name, or give the project’s VPC a way to DNS and to the internet`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 2/6 : RUN apk add --no-cache git',
      'WARNING: updating and opening https://dl-cdn.alpinelinux.org/alpine/v3.20/main: temporary error (try again later)',
      'ERROR: unable to select packages:',
      "The command '/bin/sh -c apk add --no-cache git' returned a non-zero code: 1",
    ]),
  },
  {
    id: 'build-without-log',
    title: t`the build failed without a word`,
    where: ['shape'],
    match: /^the build failed, and neither its record nor a log says why/,
    likely: true,
    what: t`the build failed, and there is neither a log nor a reason in its record`,
    why: t`the role may not write the log, the build never got its container, the VPC has no way to CloudWatch Logs, or logs are turned off`,
    remedy: t`look at the role’s right to the log group, then at the VPC, then whether logs are on`,
    step: 'wire',
    autoFix: 'no',
    example: {
      build: {
        status: 'FAILED',
        phases: [{ type: 'PROVISIONING', status: 'FAILED', contexts: [] }],
      },
      log: '',
    },
  },
];
