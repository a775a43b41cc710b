import { t } from '../../language.ts';
import { emptyValue } from '../docker-words.ts';
import { commandFails, phaseFails, warned } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';

/** Keys of the buildspec that mean nothing to CodeBuild, or not what was meant. */
export const buildspecKeyRules: readonly Rule[] = [
  {
    id: 'buildspec-version-invalid',
    title: t`the buildspec’s version is none`,
    where: ['context'],
    match: /invalid buildspec `?version`? specified:? ?(?<version>[^,]*)/i,
    what: ({ version = '' }) => t`the buildspec says version ${version}, which does not exist`,
    why: t`CodeBuild knows 0.1 and 0.2 only`,
    remedy: t`write version: 0.2`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'invalid buildspec `version` specified: 2.0, see documentation',
    ),
  },
  {
    id: 'buildspec-phase-name-invalid',
    title: t`a phase has a name that is none`,
    where: ['context'],
    match: /Invalid buildspec phase name: (?<name>[^\s.]+)/i,
    what: ({ name = '' }) => t`the buildspec has a phase ${name}, which does not exist`,
    why: t`below phases stand install, pre_build, build and post_build only; artifacts and cache belong one level up`,
    remedy: t`rename the phase, or move the section out of phases`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'Invalid buildspec phase name: prebuild. Expecting: build,install,post_build,pre_build',
    ),
  },
  {
    id: 'buildspec-phase-nested',
    title: t`a phase stands inside another`,
    where: ['log', 'context'],
    rank: 'precise',
    likely: true,
    match:
      /does not exist locally with the tag|no matching (?:artifact|base directory) path|No such image|invalid reference format|command not found/i,
    when: (sighting) =>
      warnedOf(sighting, /^(?:install|pre_build|build|post_build)$/) !== undefined,
    what: (_, sighting) =>
      t`the phase ${warnedOf(sighting, /^(?:install|pre_build|build|post_build)$/)} never ran: it stands inside another phase`,
    why: t`a phase that is indented below another is a key that CodeBuild does not know; it warns, and leaves its commands out`,
    remedy: t`indent the phase to the level of the others`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'POST_BUILD',
      'docker push alice/flask-app:latest',
      [
        'The push refers to repository [docker.io/alice/flask-app]',
        'An image does not exist locally with the tag: alice/flask-app',
      ],
      { before: warned('phases/install', 'build') },
    ),
  },
  {
    id: 'buildspec-legacy-env-keys',
    title: t`variables stand under a name of version 0.1`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match: emptyValue,
    when: (sighting) =>
      warnedOf(sighting, /^(?:environment_variables|environment|plaintext)$/) !== undefined,
    what: (_, sighting) =>
      t`the variables under ${warnedOf(sighting, /^(?:environment_variables|environment|plaintext)$/)} are not set`,
    why: t`version 0.2 reads variables from env only; CodeBuild warns of the other key and goes on without them`,
    remedy: t`move them to env: variables and env: parameter-store`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin',
      ['Error: Cannot perform an interactive login from a non TTY device'],
      { before: warned('buildspec', 'environment_variables') },
    ),
  },
  {
    id: 'buildspec-env-unindented',
    title: t`a part of env stands outside of it`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match: emptyValue,
    when: (sighting) => unindented(sighting) !== undefined,
    what: (_, sighting) =>
      t`the variables under ${unindented(sighting)} are not set: it stands outside of env`,
    why: t`at the left margin the key means nothing to CodeBuild, which warns and goes on without the variables`,
    remedy: t`indent it below env:`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin',
      ['username is empty'],
      { before: warned('buildspec', 'parameter-store') },
    ),
  },
  {
    id: 'buildspec-env-key-misspelt',
    title: t`a key under env is misspelt`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match: emptyValue,
    when: (sighting) => warnedOf(sighting, misspelt) !== undefined,
    what: (_, sighting) =>
      t`the variables under ${warnedOf(sighting, misspelt)} are not set: env has no such key`,
    why: t`the keys are variables, parameter-store and secrets-manager; CodeBuild warns of any other and goes on without it`,
    remedy: t`correct the key`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin',
      ['Error: Cannot perform an interactive login from a non TTY device'],
      { before: warned('env', 'parameter_store') },
    ),
  },
  {
    id: 'resolve-ssm-in-buildspec',
    title: t`a CloudFormation reference stands in the buildspec`,
    where: ['log', 'context'],
    rank: 'decisive',
    match: /\{\{resolve:(?:ssm|ssm-secure|secretsmanager):/,
    what: t`a variable holds the text {{resolve:…}} itself, not the parameter’s value`,
    why: t`CloudFormation resolves such references in its templates; CodeBuild does not`,
    remedy: t`name the parameter under env: parameter-store`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/app:latest .',
      [
        'invalid argument "{{resolve:ssm:/path/to/DockerRegistryURL}}/{{resolve:ssm:/path/to/DockerUsername}}/app:latest" for "-t, --tag" flag: invalid reference format',
      ],
    ),
  },
  {
    id: 'buildspec-version-01-state-lost',
    title: t`each command has a shell of its own`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match:
      /No such file or directory|not found|invalid reference format|non[- ]TTY device|is empty/i,
    when: ({ evidence }) => losesState(evidence.build?.source?.buildspec),
    what: t`a command relies on a cd or an export of an earlier one, which is lost`,
    why: t`under version 0.1 every command runs in a shell of its own`,
    remedy: t`write version: 0.2`,
    step: 'write',
    autoFix: 'after-asking',
    example: {
      build: {
        status: 'FAILED',
        phases: [],
        source: {
          buildspec:
            'version: 0.1\nphases:\n  build:\n    commands:\n      - cd app\n      - pip install -r requirements.txt\n',
        },
      },
      log: commandFails('BUILD', 'pip install -r requirements.txt', [
        "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
      ]),
    },
  },
];

const misspelt =
  /^(?:parameter_?store|parameters?-store|secrets?_manager|secret-manager|variable|vars?)$/i;

function warnedOf({ log }: Sighting, key: RegExp): string | undefined {
  return log.unknownKeys.find((unknown) => key.test(unknown.key))?.key;
}

function unindented({ log }: Sighting): string | undefined {
  const known = /^(?:variables|parameter-store|secrets-manager|exported-variables)$/;
  return log.unknownKeys.find(({ key, section }) => known.test(key) && !/env/i.test(section))?.key;
}

function losesState(buildspec = ''): boolean {
  return (
    /^version:\s*['"]?0\.1\b/m.test(buildspec) && /^[ \t]*- *(?:cd|export) [^&;]*$/m.test(buildspec)
  );
}
