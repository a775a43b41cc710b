import { isOfCodeBuild } from '../../image/curated.ts';
import { t } from '../../language.ts';
import { commandsUntil, daemonCameUp, insideImageBuild } from '../around.ts';
import { commandFails, ran } from '../example.ts';
import { lastWords } from '../last-words.ts';
import type { Rule, Sighting } from '../rule.ts';

const noDaemon =
  /Cannot connect to the Docker daemon|Docker is unreachable|Couldn['’]t connect to Docker daemon|failed to connect to the docker API at|error during connect: .{0,200}docker|dial unix \/var\/run\/docker\.sock: connect: (?:no such file|connection refused)/i;

/** Docker itself: no daemon, no room, no credentials, another architecture. */
export const dockerDaemonRules: readonly Rule[] = [
  {
    id: 'docker-plugin-missing',
    title: t`docker has no such plugin here`,
    where: ['log'],
    rank: 'precise',
    match: [
      /^unknown (?:shorthand )?flag: /,
      /^docker: '(?<name>compose|buildx)' is not a docker command/,
    ],
    when: ({ command = '', printed }, { name }) =>
      name !== undefined ||
      (/\bdocker (?:compose|buildx|scout) /.test(command) &&
        printed.some(({ text }) => /docker --help/.test(text)) &&
        printed.some(({ text }) => /^Usage: +docker \[OPTIONS\] COMMAND/.test(text))),
    what: ({ name }, { command = '' }) =>
      t`docker has no ${name ?? /\bdocker (\w+)/.exec(command)?.[1] ?? ''} here, and takes its options for its own`,
    why: t`compose and buildx are plugins beside docker’s own program, and this machine does not have that one`,
    remedy: t`take a current build image, install the plugin under ~/.docker/cli-plugins, or use docker-compose`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'docker compose -f docker-compose.yml build',
      [
        "unknown shorthand flag: 'f' in -f",
        "See 'docker --help'.",
        'Usage:  docker [OPTIONS] COMMAND',
      ],
      { exit: 125 },
    ),
  },
  {
    id: 'privileged-mode-off',
    title: t`Docker cannot run in the build`,
    where: ['log'],
    match: [
      noDaemon,
      /iptables.{0,120}Permission denied \(you must be root\)/,
      /failed to start daemon: (?<said>error initializing (?:graphdriver|network controller)\b.*)/i,
    ],
    when: (sighting) => !daemonCameUp(sighting),
    likely: ({ evidence }) => evidence.build?.environment?.privilegedMode !== false,
    what: ({ said }) =>
      said
        ? t`the Docker daemon cannot start in the build: ${said}`
        : t`docker finds no daemon in the build`,
    why: t`the Docker daemon starts only when the project’s privileged mode is on, and it is off unless it is turned on`,
    remedy: t`turn privileged mode on in the project’s environment`,
    step: 'wire',
    autoFix: 'yes',
    example: commandFails('BUILD', 'docker build -t app .', [
      'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ]),
  },
  {
    id: 'dockerd-not-started',
    title: t`no Docker daemon was started`,
    where: ['log'],
    rank: 'precise',
    match: noDaemon,
    when: (sighting) => startsItself(sighting) && !daemonCameUp(sighting),
    likely: true,
    what: t`docker finds no daemon, though the build is allowed to run one`,
    why: t`the build image starts none by itself, or the one that a command starts was not up yet; AWS’s own images start it`,
    remedy: t`take a build image of AWS, or start dockerd and wait until docker info answers`,
    step: 'wire',
    autoFix: 'after-asking',
    example: commandFails(
      'BUILD',
      'docker build -t app .',
      [
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ],
      { before: ran('nohup dockerd --host=unix:///var/run/docker.sock &') },
    ),
  },
  {
    id: 'disk-full',
    title: t`the disk is full`,
    where: ['log'],
    match: [
      /no space left on device/i,
      /\bENOSPC\b(?!.*file watchers)/,
      /^Insufficient space in download directory\b/,
    ],
    what: t`the build’s disk is full`,
    why: t`layers, caches and the context share the disk of the compute type`,
    remedy: t`leave out of the context what is not needed, prune, or take a larger compute type`,
    step: 'wire',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      '#9 ERROR: failed to copy files: write /var/lib/docker/overlay2/1f/diff/model.bin: no space left on device',
    ]),
  },
  {
    id: 'no-credentials-inside-docker-build',
    title: t`an AWS call inside the image’s build has no credentials`,
    where: ['log'],
    match:
      /Unable to locate credentials|NoCredentialProviders|Could not load credentials from any providers|NoCredentialsError/i,
    when: insideImageBuild,
    what: t`a RUN of the Dockerfile calls AWS, and has no credentials`,
    why: t`the role of the build is not handed to the containers that docker build starts`,
    remedy: t`fetch what is needed before docker build, or pass AWS_CONTAINER_CREDENTIALS_RELATIVE_URI as a build argument`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 4/6 : RUN aws s3 cp s3://models/model.bin .',
      ' ---> Running in 8a7b6c5d4e3f',
      'fatal error: Unable to locate credentials',
      "The command '/bin/sh -c aws s3 cp s3://models/model.bin .' returned a non-zero code: 1",
    ]),
  },
  {
    id: 'arch-mismatch',
    title: t`the image is for another processor`,
    where: ['log'],
    match: /exec format error/i,
    what: t`a program of the image is for another processor`,
    why: t`an arm64 image does not run in an x86 build, nor the reverse, without emulation`,
    remedy: t`let the base image, --platform and the project’s environment type agree`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      '#6 [2/4] RUN apk add --no-cache curl',
      '#6 0.281 exec /bin/sh: exec format error',
      '#6 ERROR: process "/bin/sh -c apk add --no-cache curl" did not complete successfully: exit code: 1',
    ]),
  },
  {
    id: 'container-not-running',
    title: t`a container has ended before it is used`,
    where: ['log'],
    match: /^Error response from daemon: container \S+ is not running$/i,
    quotes: lastWordsOfContainer,
    what: ({ said }) =>
      said
        ? t`the container has ended before this command comes to it; its log says: ${said}`
        : t`the container has ended before this command comes to it`,
    why: t`a container runs only as long as its own program, and this one has ended`,
    remedy: t`put right what ends it; docker logs shows what it said last`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'docker exec flask-app flask db upgrade',
      ['Error response from daemon: Container 4d1f4c2f2d0c is not running'],
      {
        before: [
          ...ran('docker run -d --name flask-app alice/flask-app', '4d1f4c2f2d0c'),
          ...ran('docker logs flask-app', 'Error: the variable DATABASE_URL is not set'),
        ],
      },
    ),
  },
  {
    id: 'build-image-too-old',
    title: t`the build image is too old`,
    where: ['log'],
    likely: true,
    match: [
      /missing signature key/i,
      /\bGLIBC(?:XX)?_\d[\d.]*['’]? not found/,
      /^SyntaxError: Unexpected token '(?:\?|\?\?=|\|\|=|&&=)'$/,
      /unrecognized import path "io\/fs"|package io\/fs is not in GOROOT/,
      /(?<key>At least one invalid signature was encountered|(?:NO_PUBKEY|EXPKEYSIG) [0-9A-F]{8,})/,
    ],
    when: (sighting, { key }) => (key ? isNotSigned(sighting) : isOfBuildImage(sighting)),
    what: t`the build image is too old for what it is asked to do`,
    why: t`its Docker, its Node.js, its C library or its keys are older than the images and programs of today expect`,
    remedy: t`take a current build image, such as aws/codebuild/standard:7.0`,
    step: 'wire',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Sending build context to Docker daemon  14.85kB',
      'Step 1/9 : FROM ubuntu:latest',
      'missing signature key',
    ]),
  },
];

/** True where privileged mode is on, the image is not one of AWS’s, or a command starts the daemon. */
function startsItself(sighting: Sighting): boolean {
  const { privilegedMode, image } = sighting.evidence.build?.environment ?? {};
  if (privilegedMode === false) return false;
  if (privilegedMode === true) return true;
  if (image !== undefined && !isOfCodeBuild(image)) return true;
  const starts = /\bdockerd(?:-entrypoint\.sh)?\b|service docker start|systemctl start docker/;
  return commandsUntil(sighting).some((command) => starts.test(command));
}

/** True where apt gave up for the key, rather than warned of it. */
function isNotSigned(sighting: Sighting): boolean {
  const gaveUp = sighting.printed.some(({ text }) => /^E: .*is not signed/.test(text));
  return gaveUp && !insideImageBuild(sighting);
}

/** True for the build’s own programs and its docker; programs inside of an image are that image’s. */
function isOfBuildImage(sighting: Sighting): boolean {
  return /missing signature key/i.test(sighting.text) || !insideImageBuild(sighting);
}

/** Why the container says that it ends, where the build looked into its log. */
function lastWordsOfContainer({ log }: Sighting) {
  const looked = log.spans.findLast(({ command = '' }) => /\bdocker\b.*\blogs\b/.test(command));
  return looked && lastWords(looked.lines);
}
