import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The pipeline works; a program that it runs ends with a status of its own. */
export const toolRules: readonly Rule[] = [
  {
    id: 'tool-failed',
    title: t`a program of the build stops at an error of its own`,
    where: ['words'],
    rank: 'last',
    likely: true,
    match:
      /^(?:(?:│|!!!|[✖✘❌×✗]\uFE0F?|npm (?:ERR!|error)|error:|\[error\]:?|E(?= {2})) +)*(?<said>.+?)[.:]*$/iu,
    what: ({ said = '' }) => t`a program of the build stops at an error of its own: ${said}`,
    why: t`CodeBuild ran the command as it should; the program found something that it cannot work with`,
    remedy: t`put right what the program names; the same command on your own machine shows the same`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails('BUILD', 'terraform apply -auto-approve', [
      '╷',
      '│ Error: creating S3 Bucket (flask-app-state): BucketAlreadyExists',
      '│   on main.tf line 3, in resource "aws_s3_bucket" "state":',
      '╵',
    ]),
  },
  {
    id: 'cdk-not-bootstrapped',
    title: t`the account and region are not bootstrapped for the AWS CDK`,
    where: ['log'],
    rank: 'precise',
    match: [
      /SSM parameter \/cdk-bootstrap\/\S+ not found/,
      /\bIs the environment bootstrapped\?|\bhas not been bootstrapped\b/,
    ],
    what: t`the account and region are not bootstrapped for the AWS CDK`,
    why: t`cdk deploy needs a bucket, roles and a version that cdk bootstrap makes once in each account and region; the version stands in a parameter`,
    remedy: t`run cdk bootstrap aws://ACCOUNT/REGION once, with the qualifier that the application uses`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails('BUILD', 'npx cdk deploy --require-approval never', [
      'FlaskApp: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped? Please run cdk bootstrap',
    ]),
  },
  {
    id: 'kubeconfig-missing',
    title: t`kubectl or Helm knows no cluster`,
    where: ['log'],
    rank: 'precise',
    match: [
      /The connection to the server localhost:8080 was refused/,
      /https?:\/\/localhost:8080\/(?:openapi\/v\d|apis?\?timeout=)\S* ?.*connection refused/,
      /^error: (?:current-context is not set|no context exists with the name|no configuration has been provided)/i,
      /Kubernetes cluster unreachable: .*(?:localhost:8080|no configuration)/,
    ],
    what: t`kubectl or Helm knows no cluster, and asks this machine for one`,
    why: t`each build begins without ~/.kube/config; without it the server is localhost:8080, where nobody answers`,
    remedy: t`run aws eks update-kubeconfig --name CLUSTER before it, with a role that the cluster lets in`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails('POST_BUILD', 'kubectl apply -f k8s/', [
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    ]),
  },
  {
    id: 'aws-command-unknown',
    title: t`this AWS CLI does not have the command`,
    where: ['log'],
    match:
      /^(?:\S*aws: )?(?:\[ERROR\]: )?(?:aws: )?error: argument (?:operation|command|subcommand): (?:Invalid choice|Found invalid choice)/,
    what: (_, { command }) => t`this AWS CLI does not have the command: ${command ?? 'aws'}`,
    why: t`the list that follows is what it has; a command that came later, or with version 2 alone, is not in it`,
    remedy: t`correct its name, or install the current AWS CLI 2 (pip installs version 1)`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'POST_BUILD',
      'aws logs tail /aws/ecs/web --since 5m',
      [
        'aws: error: argument operation: Invalid choice, valid choices are:',
        'create-log-group | create-log-stream',
      ],
      { exit: 252 },
    ),
  },
  {
    id: 'archive-not-valid',
    title: t`what was fetched is no archive`,
    where: ['log'],
    match: [
      /^gzip: stdin: not in gzip format|^tar: This does not look like a tar archive|^xz: .*: File format not recognized/,
      /End-of-central-directory signature not found|^unzip:\s+cannot find (?:zipfile|or open)/,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    likely: true,
    what: t`what is to be unpacked is no archive`,
    why: t`curl and wget keep whatever the server answers; for an address that is not there it is an error page under the archive’s name`,
    remedy: t`correct the address and the version in it, and fetch with curl -fsSL, which fails where the server refuses`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'INSTALL',
      'tar -xzf helm.tar.gz',
      ['gzip: stdin: not in gzip format', 'tar: Child returned status 1'],
      { exit: 2 },
    ),
  },
  {
    id: 'memory-exhausted',
    title: t`a program of the build runs out of memory`,
    where: ['log', 'exit'],
    match: [
      /JavaScript heap out of memory\.?$/,
      /\bjava\.lang\.OutOfMemoryError\b|^Java heap space$/,
      /\bMark-(?:sweep|Compact)\b.*\bscavenge might not succeed$/,
      /\bCannot allocate memory\b/,
      /^(?:\S+: (?:line \d+: +)?)?(?:\d+ )?Killed(?:\s.*)?$/,
      /^\S+: (?:internal compiler error|fatal error): Killed\b/,
      /^exit status 137: /,
    ],
    likely: ({ places, text }) => places.includes('exit') || text.includes('Killed'),
    what: t`a program of the build runs out of memory`,
    why: t`the machine of the build has as much as its compute type says, and Node.js and Java take only a part of it unless they are told`,
    remedy: t`choose a larger compute type, or give the program more: NODE_OPTIONS=--max-old-space-size=…, -Xmx`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'npm run build',
      ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
      { exit: 134 },
    ),
  },
  {
    id: 'grep-found-nothing',
    title: t`a search finds nothing, and so the command fails`,
    where: ['exit'],
    match:
      /^exit status 1: (?:.*(?:[|;&(`!]|\b(?:then|if|sudo)) *)?(?:[efz]|p)?grep(?: (?:[^|;&"'`]|"[^"]*"|'[^']*')*)?[)"`]*$/,
    when: ({ printed }) => printed.length === 0 || printed.every(({ text }) => text.trim() === ''),
    what: t`grep finds no such line, and says so with status 1`,
    why: t`CodeBuild takes any status other than 0 for a failure; grep keeps 1 for “nothing found”`,
    remedy: t`where there may be nothing to find, let the command go on: … | grep … || true`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('POST_BUILD', 'link=$(echo $result | grep -o "https://[^ ]*")', []),
  },
];
