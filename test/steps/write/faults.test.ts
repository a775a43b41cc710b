import { describe, expect, it } from 'vitest';
import type { ProjectFacts, Setup } from '../../../src/types.ts';
import { buildspec, looking } from './looking.ts';

interface Broken {
  name: string;
  text: string;
  files?: Record<string, string>;
  setup?: Setup;
  /** The checks that find an error, in order. */
  errors: string[];
  /** What stands in the buildspec afterwards; absent where nothing is changed. */
  mended?: string[];
}

const hub = '$DOCKER_REGISTRY_URL/alice/flask-app';
const build = [`docker build -t ${hub} .`, `docker push ${hub}`];
const login =
  buildspec()
    .split('\n')
    .find((line) => line.includes('docker login')) ?? '';
const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

const broken: Broken[] = [
  {
    name: 'two colons in two commands',
    text: buildspec(['echo "Step 1: build"', 'echo it’s done: yes', ...build]),
    errors: ['yaml-command-parsed-as-map', 'yaml-command-parsed-as-map'],
    mended: [`- 'echo "Step 1: build"'`, "- 'echo it’s done: yes'"],
  },
  {
    name: 'no version',
    text: buildspec().replace('version: 0.2\n', ''),
    errors: ['buildspec-version-invalid'],
    mended: ['version: 0.2\nenv:'],
  },
  {
    name: 'a version that is a text',
    text: buildspec().replace('0.2', 'two'),
    errors: ['buildspec-version-invalid'],
    mended: ['version: 0.2\n'],
  },
  {
    name: 'a tab in CRLF lines, with the comments kept',
    text: buildspec(['echo x # first', ...build])
      .replace('      - docker push', '\t\t\t- docker push')
      .replaceAll('\n', '\r\n'),
    errors: ['yaml-tabs'],
    mended: ['echo x # first\r\n', `      - docker push ${hub}\r\n`],
  },
  {
    name: 'a parameter section under two names',
    text: buildspec()
      .replace('phases:', '  parameter_store:\n    TOKEN: /myapp/token\nphases:')
      .replace('- docker push', '- echo $TOKEN\n      - docker push'),
    errors: ['buildspec-env-key-misspelt'],
    mended: ['docker-credentials/password\n    TOKEN: /myapp/token\nphases:'],
  },
  {
    name: 'variables directly below environment',
    text: buildspec(['echo $STAGE', ...build]).replace(
      'env:\n',
      'environment:\n  STAGE: test\nenv:\n',
    ),
    errors: ['buildspec-legacy-env-keys'],
    mended: ['env:\n  variables:\n    STAGE: test\n'],
  },
  {
    name: 'artifacts indented below phases',
    text: `${buildspec()}  artifacts:\n    files:\n      - app.py\n`,
    errors: ['buildspec-phase-name-invalid'],
    mended: ['\nartifacts:\n  files:\n    - app.py\n'],
  },
  {
    name: 'a phase at the top of the file',
    text: buildspec().replace(/ {2}build:[\s\S]*/, (phase) => phase.replaceAll(/^ {2}/gm, '')),
    errors: ['buildspec-phase-nested', 'image-push-missing'],
    mended: ['\n  build:\n    commands:\n      - docker build'],
  },
  {
    name: 'no login to Amazon ECR',
    text: `version: 0.2\nphases:\n  build:\n    commands:\n      - docker build -t ${ecr}/app .\n      - docker push ${ecr}/app\n`,
    setup: { registry: ecr, repository: 'app' },
    errors: ['docker-login-missing'],
    mended: [
      `  pre_build:\n    commands:\n      - aws ecr get-login-password --region "eu-west-1" | docker login --username AWS --password-stdin "${ecr}"\n  build:`,
    ],
  },
  {
    name: 'a login to another registry',
    text: buildspec(['docker build -t ghcr.io/alice/app .', 'docker push ghcr.io/alice/app']),
    errors: ['buildspec-pushes-other-image', 'docker-login-missing'],
  },
  {
    name: 'no login and no parameters, in a file of its own style',
    text: `version: 0.2\nphases:\n    build:\n        commands:\n        - docker build -t alice/flask-app .\n        - docker push alice/flask-app\n`,
    errors: ['docker-login-missing'],
    mended: [
      'env:\n    parameter-store:\n        DOCKER_REGISTRY_URL: /myapp/docker-registry/url\n',
      `phases:\n    pre_build:\n        commands:\n        - printf '%s' "$DOCKER_REGISTRY_PASSWORD" | docker login`,
    ],
  },
  {
    name: 'an image with another repository in a variable',
    text: buildspec(
      [
        'docker build -t $DOCKER_REGISTRY_URL/$REPO:$TAG .',
        'docker push $DOCKER_REGISTRY_URL/$REPO:$TAG',
      ],
      '  variables:\n    REPO: alice/web # the image\n',
    ),
    errors: ['buildspec-pushes-other-image'],
    mended: ['    REPO: alice/flask-app # the image\n'],
  },
  {
    name: 'a folder of another name for all that needs it',
    text: buildspec([
      'echo "building day-13/app"',
      'python -m pip install -r day-13/app/requirements.txt',
      'cd day-13/app',
      ...build,
    ]),
    files: { 'day-14/app/Dockerfile': 'FROM scratch\n', 'day-14/app/requirements.txt': '' },
    errors: ['repo-folder-mismatch', 'repo-folder-mismatch'],
    mended: ['python -m pip install -r day-14/app/requirements.txt', 'cd day-14/app\n'],
  },
  {
    name: 'a folder entered twice',
    text: buildspec(['cd app', 'docker build -t x .', 'cd app', ...build]),
    files: { 'app/Dockerfile': 'FROM scratch\n' },
    errors: ['cwd-carries-over'],
    mended: ['cd app\n      - docker build -t x .\n      - cd $CODEBUILD_SRC_DIR/app\n'],
  },
  {
    name: 'a Dockerfile that is nowhere',
    text: buildspec([`docker build -f docker/Dockerfile.prod -t ${hub} .`, `docker push ${hub}`]),
    errors: ['repo-folder-mismatch'],
  },
  {
    name: 'a folder of which there are two',
    text: buildspec(['cd src/app', ...build]),
    files: { 'one/app/Dockerfile': 'FROM scratch\n', 'two/app/Dockerfile': 'FROM scratch\n' },
    errors: ['repo-folder-mismatch'],
  },
  {
    name: 'a push that only a failed build would reach',
    text: buildspec(['docker build -t docker.io/alice/flask-app .']),
    errors: ['image-push-missing'],
    mended: ['      - docker push "docker.io/alice/flask-app"\n'],
  },
];

/** A setup that wants the tag which the usual buildspec pushes. */
const tagged: Setup = { tag: 'latest' };

const s3Project = {
  name: 'myapp',
  image: 'aws/codebuild/standard:7.0',
  environmentType: 'LINUX_CONTAINER',
  variables: [],
  source: { type: 'S3' },
} as Partial<ProjectFacts> as ProjectFacts;

describe('a buildspec with', () => {
  it.each(broken)('$name', async ({ text, files = {}, setup = {}, errors, mended = [] }) => {
    const looked = await looking({ 'buildspec.yml': text, ...files }, setup);
    expect(looked.errors.map(({ check }) => check)).toEqual(errors);
    for (const part of mended) expect(looked.mended).toContain(part);
    if (mended.length > 0) {
      expect(looked.left.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});

it('a fault that nothing mends for certain leaves the mending of others alone', async () => {
  const text = buildspec(['echo a: b', ...build]);
  const files = { 'buildspec.yml': text, Dockerfile: 'FROM scratch\nCOPY missing.txt /\n' };
  const { mended, left } = await looking(files, tagged);
  expect(mended).toContain("- 'echo a: b'\n");
  expect(left.map(({ check }) => check)).toEqual(['copy-source-missing']);
});

it('a file with a password in it is changed by nobody, and the password is not repeated', async () => {
  const text = buildspec(['docker login -u alice -p opensesame docker.io', 'echo a: b', ...build]);
  const quoted = text.replace('echo a: b', "'echo a: b'").replace('0.2', '0.3');
  const looked = await looking({ 'buildspec.yml': quoted });
  expect(looked.errors.map(({ check }) => check)).toContain('password-in-buildspec');
  expect(looked.mended).toBeUndefined();
  expect(JSON.stringify(looked.findings)).not.toContain('opensesame');
  expect(login).toContain('--password-stdin');
});

it('YAML beyond mending is written anew with its names, and its text is kept beside it', async () => {
  const text = buildspec([`"docker build -t ${hub} .`, `docker push ${hub}`]);
  const files = { 'buildspec.yml': text, 'buildspec.yml.before-firstpush': 'an older one\n' };
  const looked = await looking(files, tagged);
  expect(looked.errors.map(({ remedy }) => remedy.kind)).toContain('change');
  expect(looked.left).toEqual([]);
  expect(looked.mended).toContain('IMAGE_REPOSITORY: alice/flask-app\n');
  expect(looked.files).toContain('buildspec.yml.before-firstpush-2');
});

it('a variable that the project gives the same value is not hidden', async () => {
  const project = {
    ...s3Project,
    variables: [
      {
        name: 'DOCKER_REGISTRY_PASSWORD',
        type: 'PARAMETER_STORE',
        value: '/myapp/docker-credentials/password',
      },
    ],
  };
  expect((await looking({ 'buildspec.yml': buildspec() }, tagged, project)).findings).toEqual([]);
});

it.each([
  ['inline-buildspec-overrides-file', 'version: 0.2\nphases: {}\n', 'buildspec.yml'],
  ['buildspec-path-wrong', 'ci/other.yml', 'buildspec.yml'],
  ['buildspec-path-wrong', 'arn:aws:s3:::bucket/spec.yml', 'buildspec.yml'],
])('%s is mended in the project alone', async (check, text, to) => {
  const project = { ...s3Project, source: { type: 'GITHUB', buildspec: text } };
  const setup = { ...tagged, buildspec: 'buildspec.yml' };
  const { findings, mended } = await looking({ 'buildspec.yml': buildspec() }, setup, project);
  const settings = [{ set: 'buildspec', to }];
  expect(findings).toMatchObject([{ check, remedy: { changes: [{ name: 'myapp', settings }] } }]);
  expect(mended).toBeUndefined();
});

it('a file under another name is run by the project, where there is one', async () => {
  const files = { 'buildspec.yaml': buildspec() };
  const project = { ...s3Project, source: { type: 'GITHUB' } };
  const { findings } = await looking(files, {}, project);
  const settings = [{ set: 'buildspec', to: 'buildspec.yaml' }];
  expect(findings).toMatchObject([
    { check: 'buildspec-yaml-vs-yml', remedy: { changes: [{ kind: 'update-project', settings }] } },
  ]);
});

it.each([
  ['cut', 'TAG=$' + '{CODEBUILD_RESOLVED_SOURCE_VERSION:0:7}', true],
  ['with something to fall back on', 'TAG=$' + '{CODEBUILD_RESOLVED_SOURCE_VERSION:-1}', false],
  ['not used', 'TAG=$CODEBUILD_BUILD_NUMBER', false],
])('a source in S3 has no commit: %s', async (_, assignment, wrong) => {
  const commands = [assignment, `docker build -t ${hub}:$TAG .`, `docker push ${hub}:$TAG`];
  const { errors } = await looking({ 'buildspec.yml': buildspec(commands) }, {}, s3Project);
  expect(errors.map(({ check }) => check)).toEqual(wrong ? ['image-reference-empty-part'] : []);
});
