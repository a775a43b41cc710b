import { describe, expect, it } from 'vitest';
import type { Finding, ProjectFacts, Setup } from '../../../src/types.ts';
import { buildspec, looking } from './looking.ts';
import { projectOfExamples as usual } from './page.ts';

/** The setup wants what the usual buildspec does, so that only the project makes a difference. */
const setup: Setup = { tag: 'latest' };
const hub = '$DOCKER_REGISTRY_URL/alice/flask-app';

const short = ({ severity, check }: Finding) => `${severity} ${check}`;

async function said(text: string, project?: Partial<ProjectFacts>, files = {}) {
  const known = project && { ...usual, ...project };
  const { findings } = await looking({ 'buildspec.yml': text, ...files }, setup, known);
  return findings.map(short);
}

const withRuntime = (line: string) =>
  buildspec().replace('phases:\n', `phases:\n  install:\n    runtime-versions:\n      ${line}\n`);

describe('the build image of the project decides', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['docker where it is none', 'docker: 18', 'standard:7.0', ['error runtime-unknown']],
    ['docker where it is one', 'docker: 23', 'amazonlinux-aarch64-standard:3.0', []],
    ['docker where nothing is known', 'docker: 18', undefined, ['warning runtime-unknown']],
    ['docker in a retired image', 'docker: 18', 'standard:2.0', ['hint runtime-unknown']],
    ['a name that there is not', 'node: 20', 'standard:7.0', ['error runtime-unknown']],
    ['a name that there is not, anywhere', 'node: 20', undefined, ['warning runtime-unknown']],
    ['rust before it came', 'rust: 1.93', 'standard:7.0', ['warning runtime-unknown']],
    ['rust', 'rust: 1.93', 'standard:8.0', []],
    ['an old version', 'python: 3.7', 'standard:7.0', ['warning runtime-version-unknown']],
    ['an old version, perhaps', 'python: 3.7', undefined, ['warning runtime-version-unknown']],
    ['a version that another image has', 'nodejs: 18', 'standard:7.0', []],
    [
      'a version that was dropped',
      'nodejs: 18',
      'standard:8.0',
      ['warning runtime-version-unknown'],
    ],
    ['a version newer than all', 'golang: 1.99', 'standard:7.0', []],
    ['3.10 without quotes', 'python: 3.10', 'standard:7.0', []],
    ['the newest of a line', 'nodejs: 20.x', 'standard:7.0', []],
    [
      'a line that was dropped',
      'nodejs: 12.x',
      'standard:7.0',
      ['warning runtime-version-unknown'],
    ],
    ['one version of a line', 'nodejs: 20.10.0', undefined, ['warning runtime-version-unknown']],
    ['the newest of all', 'python: 3.x', undefined, []],
    ['latest', 'ruby: latest', 'standard:7.0', []],
    ['a variable', 'java: $JAVA', 'standard:7.0', []],
    ['a Java of before', 'java: openjdk8', 'standard:7.0', ['warning runtime-version-unknown']],
  ])('%s', async (_, line, image, expected) => {
    const project = image === undefined ? undefined : { image: `aws/codebuild/${image}` };
    expect(await said(withRuntime(line), project)).toEqual(expected);
  });

  it('an image of one’s own ignores runtimes, and may start docker itself', async () => {
    const text = withRuntime('docker: 18').replace(
      '  pre_build:\n    commands:\n',
      '  pre_build:\n    commands:\n      - nohup dockerd &\n',
    );
    expect(await said(text, { image: 'alice/builder:1' })).toEqual([]);
    expect(await said(text)).toContain('hint dockerd-started-by-hand');
  });

  it.each([
    ['standard:2.0', ['error runtime-versions-required']],
    ['amazonlinux2-x86_64-standard:1.0', ['error runtime-versions-required']],
    ['standard:7.0', []],
  ])('%s and no runtime', async (image, expected) => {
    expect(await said(buildspec(), { image: `aws/codebuild/${image}` })).toEqual(expected);
  });

  it('on Amazon Linux sh is bash', async () => {
    const text = buildspec([
      '[[ -n "$A" ]] && echo a',
      `docker build -t ${hub}:latest .`,
      `docker push ${hub}:latest`,
    ]).replace('- [[ -n "$A" ]] && echo a', '- \'[[ -n "$A" ]] && echo a\'');
    expect(await said(text)).toEqual(['warning shell-sh-vs-bash']);
    expect(await said(text, {})).toEqual(['warning shell-sh-vs-bash']);
    const image = 'aws/codebuild/amazonlinux-x86_64-standard:5.0';
    expect(await said(text, { image })).toEqual([]);
  });

  it('an image of one’s own may have the old AWS CLI', async () => {
    const text = buildspec().replace(
      '  pre_build:\n    commands:\n',
      '  pre_build:\n    commands:\n      - $(aws ecr get-login --no-include-email)\n',
    );
    expect(await said(text, {})).toEqual(['error ecr-get-login-removed']);
    const own = { image: 'alice/builder:1' };
    expect(await said(text, own)).toEqual(['warning ecr-get-login-removed']);
    expect(await said(text.replace(' --no-include-email', ''), own)).toEqual([
      'error ecr-get-login-removed',
    ]);
  });
});

describe('the processor of the project decides', () => {
  const build = (platform: string) =>
    buildspec([
      `docker build --platform ${platform} -t ${hub}:latest .`,
      `docker push ${hub}:latest`,
    ]);
  const runs = { Dockerfile: 'FROM alpine\nRUN true\n' };

  it.each<[string, string, string, Record<string, string>, string[]]>([
    ['another', 'linux/arm64', 'LINUX_CONTAINER', runs, ['warning arch-mismatch']],
    ['its own', 'linux/amd64', 'LINUX_CONTAINER', runs, []],
    ['its own Arm', 'linux/arm64/v8', 'ARM_CONTAINER', runs, []],
    ['x86 on Arm', 'linux/amd64', 'ARM_CONTAINER', runs, ['warning arch-mismatch']],
    [
      'another with nothing to run',
      'linux/arm64',
      'LINUX_CONTAINER',
      { Dockerfile: 'FROM scratch\n' },
      [],
    ],
    ['on Windows', 'linux/arm64', 'WINDOWS_SERVER_2022_CONTAINER', runs, []],
    [
      'cross-compiled',
      'linux/arm64',
      'LINUX_CONTAINER',
      { Dockerfile: 'FROM --platform=$BUILDPLATFORM golang\nRUN true\nFROM scratch\n' },
      [],
    ],
  ])('%s', async (_, platform, environmentType, files, expected) => {
    expect(await said(build(platform), { environmentType }, files)).toEqual(expected);
  });

  it('an emulator makes up for it', async () => {
    const text = build('linux/arm64').replace(
      '    commands:\n      - docker build',
      '    commands:\n      - docker run --privileged tonistiigi/binfmt --install all\n      - docker build',
    );
    expect(await said(text, {}, runs)).toEqual([]);
  });

  it('a stage for another processor is found in the Dockerfile', async () => {
    const files = { Dockerfile: 'FROM --platform=linux/arm64 alpine\nRUN true\n' };
    expect(await said(buildspec(), {}, files)).toEqual(['warning arch-mismatch']);
  });
});

describe('the source and the variables of the project decide', () => {
  const tagged = (tag: string) =>
    buildspec([`docker build -t ${hub}:${tag} .`, `docker push ${hub}:${tag}`]);

  it('a pipeline’s source has no version that could be a tag', async () => {
    const check = 'tag-from-codebuild-source-version';
    const text = tagged('$CODEBUILD_SOURCE_VERSION');
    expect(await said(text)).toEqual([`warning ${check}`]);
    expect(await said(text, { source: { type: 'CODEPIPELINE' } })).toEqual([`error ${check}`]);
    const cut = tagged('$(echo $CODEBUILD_SOURCE_VERSION | cut -c1-7)');
    expect(await said(cut)).toEqual([]);
    expect(await said(cut, { source: { type: 'CODEPIPELINE' } })).toEqual([`error ${check}`]);
  });

  it('a variable of a login that is set nowhere', async () => {
    const check = 'warning docker-login-empty-credentials';
    const text = buildspec().replace('echo $DOCKER_REGISTRY_PASSWORD', 'echo $TOKEN');
    expect(await said(text)).toEqual([]);
    expect(await said(text, {})).toEqual([check]);
    const variables = [{ name: 'TOKEN', value: '/token', type: 'PARAMETER_STORE' }];
    expect(await said(text, { variables })).toEqual([]);
    const sourced = text.replace('      - echo $TOKEN', '      - . ./env.sh\n      - echo $TOKEN');
    expect(await said(sourced, {}, { 'env.sh': '' })).not.toContain(check);
  });

  it('a plain variable of the project makes two names the same, or not', async () => {
    const text = buildspec([`docker build -t ${hub}:$TAG .`, `docker push ${hub}:latest`]);
    const with_ = (value: string) => ({ variables: [{ name: 'TAG', value, type: 'PLAINTEXT' }] });
    expect(await said(text)).toEqual(['warning image-pushed-not-built']);
    expect(await said(text, with_('latest'))).toEqual([]);
    expect(await said(text, with_('v1'))).toEqual(['error image-pushed-not-built']);
  });

  it('a variable of the project that hides one of the buildspec is taken out', async () => {
    const password = { name: 'DOCKER_REGISTRY_PASSWORD', value: 'old', type: 'PLAINTEXT' };
    const stage = { name: 'STAGE', value: 'prod', type: 'PLAINTEXT' };
    const files = { 'buildspec.yml': buildspec(undefined, '  variables:\n    STAGE: test\n') };
    const { findings, left } = await looking(files, setup, {
      ...usual,
      variables: [password, stage],
    });
    const check = 'env-precedence-shadow';
    expect(findings.map(short).sort()).toEqual([`error ${check}`, `warning ${check}`]);
    const settings = [{ set: 'variable', name: 'DOCKER_REGISTRY_PASSWORD', to: 'absent' }];
    expect(findings.map(({ remedy }) => remedy)).toEqual([
      expect.objectContaining({ kind: 'advice' }),
      expect.objectContaining({
        kind: 'change',
        changes: [{ kind: 'update-project', name: 'myapp', settings }],
      }),
    ]);
    expect(JSON.stringify(left)).not.toContain('"old"');
  });

  it('a parameter’s name that stands there as a text is the finding of the step before', async () => {
    const value = '/myapp/docker-credentials/password';
    const variables = [{ name: 'DOCKER_REGISTRY_PASSWORD', value, type: 'PLAINTEXT' }];
    const { findings } = await looking({ 'buildspec.yml': buildspec() }, setup, {
      ...usual,
      variables,
    });
    expect(findings).toMatchObject([
      { check: 'env-precedence-shadow', because: 'project-env-type-plaintext' },
    ]);
  });

  it('a value that the project replaces is not judged', async () => {
    const text = buildspec(undefined, '  variables:\n    STAGE: <stage>\n');
    expect(await said(text)).toEqual(['warning template-placeholder-left']);
    expect(await said(text, {})).toEqual(['error template-placeholder-left']);
    const variables = [{ name: 'STAGE', value: 'prod', type: 'PLAINTEXT' }];
    expect(await said(text, { variables })).not.toContain('error template-placeholder-left');
  });
});

it('what firstpush.yml asks for is not held against the buildspec', async () => {
  const files = { 'buildspec.yml': buildspec() };
  expect((await looking(files)).findings.map(short)).toEqual(['hint only-latest-pushed']);
  expect((await looking(files, setup)).findings).toEqual([]);
});
