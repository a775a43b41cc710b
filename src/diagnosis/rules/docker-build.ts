import { t } from '../../language.ts';
import { buildWentOn, isCacheImport, ofBuildStep } from '../around.ts';
import { commandFails } from '../example.ts';
import { lastWords } from '../last-words.ts';
import type { Rule, Sighting } from '../rule.ts';
import { adviceOnStep } from '../step-advice.ts';

/** `docker build` does not get what it needs, or a step of the Dockerfile fails. */
export const dockerBuildRules: readonly Rule[] = [
  {
    id: 'dockerfile-missing',
    title: t`there is no Dockerfile where docker looks`,
    where: ['log'],
    match: [
      /failed to read dockerfile: open (?<path>[^:]+): no such file/i,
      /unable to evaluate symlinks in Dockerfile path: lstat (?<path>[^:]+): no such file/i,
      /Cannot locate (?:specified )?Dockerfile(?:: (?<path>\S+))?/i,
      /^(?:cat|ls|stat|cp|open|sed): (?:cannot (?:access|stat|open) )?['"‘]?(?<path>[^'"’:]*\bDockerfile[\w.-]*)['"’]?: No such file/,
      /resolve : lstat (?<path>[^:]*[Dd]ockerfile[^:]*): no such file/,
    ],
    what: ({ path = 'Dockerfile' }) =>
      t`docker finds no ${path.replace(/^\/(?:codebuild\/output\/src\d+\/src|var\/lib\/docker\/tmp\/[\w-]+)\//, '')}`,
    why: t`docker looks in the directory that earlier cd commands lead to, for this name in these letters; a file that was not committed is not there`,
    remedy: t`go to its folder first, or name it with -f`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      '#1 [internal] load build definition from Dockerfile',
      '#1 transferring dockerfile: 2B done',
      'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
    ]),
  },
  {
    id: 'docker-context-missing',
    title: t`the folder that docker builds is not there`,
    where: ['log'],
    match: /unable to prepare context: path "(?<path>[^"]+)" not found/i,
    what: ({ path }) =>
      path ? t`the context ${path} does not exist` : t`the context of the build does not exist`,
    why: t`the last word of docker build is the folder that is sent to the daemon; it counts from the current directory`,
    remedy: t`correct the folder`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app ./src', [
      'unable to prepare context: path "./src" not found',
    ]),
  },
  {
    id: 'docker-build-no-context-arg',
    title: t`docker build lacks its folder`,
    where: ['log'],
    rank: 'precise',
    match: /docker (?:buildx |image |builder )?build["'] requires (?:exactly )?1 argument/i,
    what: t`docker build is called without the folder to build, or with more than one`,
    why: t`the last word names the context, mostly a dot; a line that was cut leaves it out, and a value with a space, or apart from its option (--build-arg NAME VALUE), is taken for a second one`,
    remedy: t`end the command with a space and one dot, and quote or join what belongs to an option`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails('BUILD', 'docker build -t alice/flask-app:latest', [
      '"docker build" requires exactly 1 argument.',
      "See 'docker build --help'.",
    ]),
  },
  {
    id: 'copy-source-missing',
    title: t`a COPY finds no such file`,
    where: ['log'],
    match: [
      /(?:COPY|ADD) failed: file not found in build context.{0,80}?stat (?<path>[^:]+):/i,
      /failed to (?:calculate checksum of ref|compute cache key)[^"]{0,200}"\/?(?<path>[^"]+)":? not found/i,
      /failed to walk \S+: lstat \S*?\d+\/(?<path>[^:]+): no such file/i,
      /(?:COPY|ADD) failed: (?:stat|lstat) \S*?(?:docker-builder\d+|tmp)\/(?<path>[^:]+): no such file/i,
      /(?:COPY|ADD) failed: (?:no source files were specified|\S+ no such file|file not found)/i,
      /lstat \/var\/lib\/docker\/(?:tmp|buildkit)\/\S*?\d+\/(?<path>[^:]+): no such file/i,
    ],
    what: ({ path }, sighting) => {
      const stage = stageOf(sighting, path);
      if (stage && path) return t`COPY finds no ${path} in ${stage}, from which it copies`;
      return path
        ? t`COPY finds no ${path} in the context`
        : t`COPY finds no such file in the context`;
    },
    why: ({ path }, sighting) =>
      stageOf(sighting, path)
        ? t`--from names a stage or an image; what is made there stands elsewhere, has another name, or was not made`
        : t`the path counts from the context, not from the Dockerfile; the file is elsewhere, was not committed, is built by a step that did not run, or .dockerignore leaves it out`,
    remedy: ({ path }, sighting) =>
      stageOf(sighting, path)
        ? t`see where the stage puts it, and correct the path`
        : t`correct the path, build the file before, or let .dockerignore keep it`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 3/6 : COPY requirements.txt .',
      'COPY failed: file not found in build context or excluded by .dockerignore: stat requirements.txt: file does not exist',
    ]),
  },
  {
    id: 'copy-outside-context',
    title: t`a COPY reaches out of the context`,
    where: ['log'],
    rank: 'precise',
    match: /forbidden path outside the build context(?:: (?<path>\S+))?/i,
    what: ({ path }) =>
      path
        ? t`COPY asks for ${path} outside of the context`
        : t`COPY asks for a path outside of the context`,
    why: t`docker sends one folder to the daemon, and a Dockerfile sees nothing above it`,
    remedy: t`build from the folder above, and name the Dockerfile with -f`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 3/6 : COPY ../shared/config.json .',
      'COPY failed: forbidden path outside the build context: ../shared/config.json ()',
    ]),
  },
  {
    id: 'dockerfile-run-step-failed',
    title: t`a RUN of the Dockerfile fails`,
    where: ['log'],
    rank: 'symptom',
    match: [
      /process "(?<command>.{1,400}?)" did not complete successfully: exit code: (?<status>\d+)/,
      /The command '(?<command>.{1,400}?)' returned a non-zero code: (?<status>\d+)/,
      /executor failed running \[(?<command>.{1,400}?)\]: exit code: (?<status>\d+)/,
    ],
    quotes: (sighting) => lastWords(ofBuildStep(sighting), sighting.text),
    what: ({ command = '', status = '', said }) => {
      const ran = command.replace(/^\/bin\/(?:ba)?sh (?:-\w+ )+/, '');
      return said
        ? t`a step of the Dockerfile ended with status ${status}: ${ran}, which says: ${said}`
        : t`a step of the Dockerfile ended with status ${status}: ${ran}`;
    },
    why: ({ command = '', said = '' }, sighting) =>
      adviceOnStep(command, said, sighting)?.why ??
      t`what the image installs or runs failed by itself; the pipeline works`,
    remedy: ({ command = '', said = '' }, sighting) =>
      adviceOnStep(command, said, sighting)?.remedy ?? t`put right what this step printed above`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('BUILD', 'docker build -t app .', [
      '#8 [4/5] RUN npm ci',
      '#8 2.114 npm ERR! 404 Not Found - GET https://registry.example.com/left-padd - Not found',
      '#8 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
      '------',
      ' > [4/5] RUN npm ci:',
      '------',
      'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    ]),
  },
  {
    id: 'base-image-unknown',
    title: t`a base image does not exist, or is private`,
    where: ['log'],
    match: [
      /manifest for (?<image>\S+) not found/i,
      /(?<!push access denied.{0,80})pull access denied(?: for (?<image>[^,\s]+))?/i,
      /failed to resolve source metadata for (?<image>\S+): .{0,300}(?:not found|pull access denied)/i,
      /(?:ERROR|failed to solve).{0,40}?(?<image>[\w.-]+(?:\/[\w.-]+)+:[\w.-]+): not found$/i,
      /(?:manifest unknown|MANIFEST_UNKNOWN)/,
    ],
    when: (sighting) => !buildWentOn(sighting) && !isCacheImport(sighting),
    what: ({ image }) =>
      image
        ? t`the image ${image} does not exist, or may not be read`
        : t`the image that is pulled does not exist, or may not be read`,
    why: t`the tag was withdrawn, the name has a mistake, or the repository is private and the login is missing`,
    remedy: t`correct the image of FROM, or log in before docker build`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 1/6 : FROM pyhton:3.12-slim',
      "pull access denied for pyhton, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ]),
  },
  {
    id: 'dockerhub-rate-limit',
    title: t`Docker Hub’s pull limit is reached`,
    where: ['log', 'context'],
    rank: 'precise',
    match: [
      /(?<build>Unable to pull customer['’]s container image).*(?:toomanyrequests|pull rate limit)/i,
      /You have reached your (?:unauthenticated )?pull rate limit/i,
      /docker\.com\/increase-rate-limit/i,
      /toomanyrequests(?!.{0,60}(?:Rate exceeded|Data limit))/i,
      /(?:docker\.(?:io|com)\S*|httpReadSeeker).{0,200}429 Too Many Requests/i,
    ],
    // Other registries have limits of their own, in the same words.
    when: ({ text }) =>
      !/\b(?:ghcr|quay|gcr)\.io\b|\bpublic\.ecr\.aws\b|\bmcr\.microsoft\b/.test(text),
    what: t`Docker Hub refuses the pull: the limit for this address is reached`,
    why: t`pulls without a login count by address, and builds of many accounts share CodeBuild’s; a login after docker build comes too late`,
    remedy: ({ build }) =>
      build
        ? t`give the project credentials for the registry of its build image, or take the image from public.ecr.aws or one of AWS’s own`
        : t`log in to Docker Hub before docker build, or take the base image from public.ecr.aws/docker/library`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('BUILD', 'docker build -t app .', [
      'Step 1/6 : FROM python:3.12-slim',
      'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
    ]),
  },
];

/** The stage or image that a COPY of this path takes it from; undefined where that is the context. */
function stageOf({ printed }: Sighting, path = ''): string | undefined {
  const copy = printed.findLast(
    ({ text }) => /\b(?:COPY|ADD) .*--from=/i.test(text) && text.includes(path),
  );
  return /--from=(\S+)/.exec(copy?.text ?? '')?.[1];
}
