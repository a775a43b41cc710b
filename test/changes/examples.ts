import { Secret } from '../../src/secret.ts';
import type { Change, PolicyDocument } from '../../src/types.ts';

/** A password that no output may ever hold; with what shells and quoting trip over. */
export const plaintext = `hunter2 $(id) "'\\\` ü`;
const secret = new Secret(plaintext);
const tags = { 'firstpush:app': 'flask-app' };
export const role = 'codebuild-flask-app-service-role';
export const roleArn = `arn:aws:iam::123456789012:role/${role}`;

/** A trust policy, or a role's policy, of one statement. */
export const document = (Action: string, Resource?: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    Resource
      ? { Effect: 'Allow', Action, Resource }
      : { Effect: 'Allow', Action, Principal: { Service: 'codebuild.amazonaws.com' } },
  ],
});

/** One change of every kind, and more where a kind has several faces. */
export const examples = {
  put: {
    kind: 'put-parameter',
    name: '/flask-app/docker-registry/url',
    type: 'String',
    value: 'docker.io',
    tags,
  },
  overwrite: {
    kind: 'put-parameter',
    name: '/flask-app/docker-registry/url',
    type: 'String',
    value: 'ghcr.io',
    replaces: 1,
    tags,
  },
  putSecret: {
    kind: 'put-parameter',
    name: '/flask-app/docker-credentials/password',
    type: 'SecureString',
    value: secret,
    key: 'alias/docker',
    tags,
  },
  createRole: {
    kind: 'create-role',
    role,
    trust: document('sts:AssumeRole'),
    description: 'CodeBuild builds and pushes the image of flask-app',
    tags,
  },
  trust: {
    kind: 'put-trust-policy',
    role,
    document: document('sts:AssumeRole'),
    replaces: '{}',
  },
  policy: {
    kind: 'put-role-policy',
    role,
    policy: 'docker-credentials-flask-app',
    document: document('ssm:GetParameters', 'arn:aws:ssm:us-east-1:123456789012:parameter/x'),
  },
  attach: {
    kind: 'attach-role-policy',
    role,
    arn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
  },
  bucket: { kind: 'create-bucket', bucket: 'firstpush-source-x', region: 'eu-west-1' },
  project: {
    kind: 'create-project',
    project: {
      name: 'flask-app',
      source: { type: 'S3', location: 'firstpush-source-x/flask-app/source.zip' },
      image: 'aws/codebuild/standard:7.0',
      environmentType: 'LINUX_CONTAINER',
      computeType: 'BUILD_GENERAL1_SMALL',
      privilegedMode: true,
      role: roleArn,
    },
    tags,
  },
  update: {
    kind: 'update-project',
    name: 'flask-app',
    settings: [
      { set: 'privilegedMode', to: true },
      { set: 'role', to: roleArn },
      { set: 'image', to: 'aws/codebuild/standard:8.0' },
      { set: 'buildspec', to: 'ci/buildspec.yml' },
    ],
  },
  variables: {
    kind: 'update-project',
    name: 'flask-app',
    settings: [
      {
        set: 'variable',
        name: 'DOCKER_USERNAME',
        to: { type: 'PARAMETER_STORE', value: '/flask-app/docker-credentials/username' },
      },
      { set: 'variable', name: 'DOCKER_PASSWORD', to: 'absent' },
      { set: 'imagePullCredentialsType', to: 'CODEBUILD' },
    ],
  },
  write: { kind: 'write-file', path: 'Dockerfile', text: `FROM scratch\n# it's $HOME\n` },
  rewrite: {
    kind: 'write-file',
    path: 'ci/build it.sh',
    text: 'a\nb',
    replaces: 'a\n',
    executable: true,
  },
  push: {
    kind: 'push-image',
    image: 'docker.io/alice/flask-app:firstpush-c0ffee123456',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    tag: 'firstpush-c0ffee123456',
    dockerfile: 'app/Dockerfile',
    context: 'app',
    buildArgs: { GREETING: 'hello world' },
    target: 'web',
    platform: 'linux/amd64',
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456',
  },
  rebuild: {
    kind: 'start-build',
    project: 'flask-app',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    quietly: false,
    versioned: false,
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456',
  },
  watch: {
    kind: 'start-build',
    project: 'flask-app',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    quietly: false,
    versioned: false,
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456',
    resumes: 'flask-app:7d1c',
  },
  build: {
    kind: 'start-build',
    project: 'flask-app',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    tag: 'firstpush-c0ffee123456',
    upload: { bucket: 'firstpush-source-x', object: 'flask-app/test.zip' },
    buildspec: `version: 0.2\n# it's "quoted"\n`,
    quietly: true,
    versioned: false,
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456',
  },
  rehearsal: {
    kind: 'rehearse',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    tag: 'firstpush-c0ffee123456',
    buildspec: 'version: 0.2\n',
    location: 'buildspec.yml',
    image: 'aws/codebuild/standard:7.0',
    variables: [],
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456',
  },
  putBack: {
    kind: 'restore-parameter',
    name: '/flask-app/docker-registry/url',
    version: 3,
    type: 'String',
  },
  unput: { kind: 'delete-parameter', name: '/flask-app/docker-registry/url' },
  trustBack: { kind: 'restore-trust-policy', role, document: '{"Statement":[]}' },
  policyBack: {
    kind: 'restore-role-policy',
    role,
    policy: 'docker-credentials-flask-app',
    document: '{"Statement":[]}',
  },
  unpolicy: { kind: 'delete-role-policy', role, policy: 'docker-credentials-flask-app' },
  detach: {
    kind: 'detach-role-policy',
    role,
    arn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
  },
  unrole: { kind: 'delete-role', role },
  unproject: { kind: 'delete-project', name: 'flask-app' },
  unbucket: { kind: 'delete-bucket', bucket: 'firstpush-source-x' },
  clear: {
    kind: 'clear-build',
    project: 'flask-app',
    upload: { bucket: 'firstpush-source-x', object: 'flask-app/test.zip' },
  },
  fileBack: {
    kind: 'restore-file',
    path: 'buildspec.yml',
    text: `it's $HOME\n`,
    replaces: 'c0ffee',
  },
  unfile: {
    kind: 'delete-file',
    path: 'ci/buildspec.yml',
    sha256: 'c0ffee',
    folders: ['ci'],
  },
  withdraw: {
    kind: 'withdraw-tag',
    registry: 'docker.io',
    repository: 'alice/flask-app',
    tag: 'firstpush-c0ffee123456',
    credential: { username: 'alice', password: secret },
  },
} as const satisfies Record<string, Change>;
