import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { placeOf } from '../../src/buildspec/span.ts';
import { complete, firstOfNotes, secondOfNotes } from './samples.ts';

const kinds = (text: string) => readBuildspec(text).problems.map(({ kind }) => kind);

describe('a complete buildspec', () => {
  const spec = readBuildspec(complete);
  const written = (span: { start: number; end: number }) => complete.slice(span.start, span.end);

  test('has no problems', () => {
    expect(spec.problems).toEqual([]);
  });

  test('keeps every scalar as it is written', () => {
    expect(spec.version?.text).toBe('0.2');
    expect(spec.env.variables.map(({ name, value }) => [name, value])).toEqual([
      ['APP', 'flask-app'],
      ['DEBUG', 'yes'],
      ['WEIGHT', '3.10'],
    ]);
    expect(spec.env.gitCredentialHelper?.text).toBe('yes');
  });

  test('gives the place of names and values', () => {
    const [, username] = spec.env.parameterStore;
    expect(username && [written(username.nameSpan), written(username.valueSpan)]).toEqual([
      'USERNAME',
      '"/myapp/docker-credentials/username"',
    ]);
    expect(username && placeOf(complete, username.nameSpan.start)).toEqual({ line: 12, column: 5 });
  });

  test('has its phases in running order with their commands as the shell gets them', () => {
    expect(spec.phases.map(({ name }) => name)).toEqual([
      'install',
      'pre_build',
      'build',
      'post_build',
    ]);
    const [install, pre, build, post] = spec.phases;
    expect(install?.commands).toEqual([]);
    expect(install?.runtimeVersions.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'python 3.x',
      'nodejs latest',
      'java $JAVA',
    ]);
    expect(pre?.onFailure?.text).toBe('ABORT');
    expect(pre?.finally.map(({ text }) => text)).toEqual(['echo done']);
    expect(build?.commands.map(({ text, style }) => [style, text])).toEqual([
      ['literal', 'cd services/web\ndocker build -t "$URL/$USERNAME/$APP:$TAG" .\n'],
      ['folded', 'docker push "$URL/$USERNAME/$APP:$TAG"'],
    ]);
    expect(post?.commands[0]).toMatchObject({ text: "echo 'it is done'", style: 'single' });
  });

  test('has its other sections', () => {
    expect(spec.artifacts?.files.map(({ text }) => text)).toEqual(['**/*']);
    expect(spec.artifacts?.secondary[0]?.id).toBe('docs');
    expect(spec.reports[0]).toMatchObject({ name: 'tests', baseDirectory: { text: 'out' } });
    expect(spec.cache?.paths.map(({ text }) => text)).toEqual(['/root/.npm/**/*']);
    expect(spec.proxy?.logs?.text).toBe('yes');
    expect(spec.runAs?.text).toBe('root');
    expect(spec.env.exportedVariables.map(({ text }) => text)).toEqual(['TAG']);
  });
});

describe('the buildspecs of the notes', () => {
  test.each([
    ['first', firstOfNotes],
    ['second', secondOfNotes],
  ])('the %s names its variables where they have no effect', (_, text) => {
    expect(kinds(text)).toEqual(['buildspec-legacy-env-keys']);
    expect(readBuildspec(text).env.variables).toEqual([]);
  });

  test('the variables that were meant are read', () => {
    const { ignoredEnv } = readBuildspec(firstOfNotes);
    expect(ignoredEnv.variables.map(({ value }) => value)).toEqual([
      `\${myapp_Docker_credentials_username}`,
      `\${myapp_Docker_credentials_password}`,
    ]);
    expect(ignoredEnv.parameterStore.map(({ value }) => value)).toEqual([
      '/myapp/Docker_registry_URL',
    ]);
  });
});

const head = 'version: 0.2\n';
const build = 'phases:\n  build:\n    commands:\n      - make\n';

describe('problems', () => {
  test.each<[string, string, string, string]>([
    [
      'a colon in a command',
      `${head}phases:\n  build:\n    commands:\n      - echo "Step 1: go"\n`,
      'yaml-command-parsed-as-map',
      'echo "Step 1: go"',
    ],
    [
      'a list as a command',
      `${head}phases:\n  build:\n    commands:\n      - - make\n`,
      'command-not-a-string',
      '- make',
    ],
    [
      'an unquoted test',
      `${head}phases:\n  build:\n    commands:\n      - [ -n "$A" ] && make\n`,
      'yaml-flow-broken',
      '&&',
    ],
    [
      'commands as a map',
      `${head}phases:\n  build:\n    commands:\n      a: b\n`,
      'commands-not-a-list',
      'commands',
    ],
    [
      'commands as a text',
      `${head}phases:\n  build:\n    commands: make\n`,
      'commands-not-a-list',
      'commands',
    ],
    [
      'a dash beside its key',
      `${head}phases:\n  build:\n    commands: - make\n`,
      'commands-inline-dash',
      '-',
    ],
    ['no version', build, 'buildspec-version-missing', ''],
    ['an empty version', `version:\n${build}`, 'buildspec-version-missing', 'version'],
    ['a wrong version', `version: 1.0\n${build}`, 'buildspec-version-invalid', '1.0'],
    ['an unknown key', `${head}${build}deploy: yes\n`, 'unknown-key', 'deploy'],
    [
      'an old name of env',
      `${head}${build}environment_variables:\n  A: b\n`,
      'buildspec-legacy-env-keys',
      'environment_variables',
    ],
    [
      'env that lost its indentation',
      `${head}parameter-store:\n  A: /b\n${build}`,
      'buildspec-env-unindented',
      'parameter-store',
    ],
    [
      'an underscore',
      `${head}env:\n  parameter_store:\n    A: /b\n${build}`,
      'buildspec-env-key-misspelt',
      'parameter_store',
    ],
    [
      'a lost letter',
      `${head}env:\n  variable:\n    A: b\n${build}`,
      'buildspec-env-key-misspelt',
      'variable',
    ],
    [
      'phases in env',
      `${head}env:\n  phases:\n    build: {}\n${build}`,
      'buildspec-section-misplaced',
      'phases',
    ],
    [
      'a misspelt phase',
      `${head}phases:\n  prebuild:\n    commands: [a]\n`,
      'buildspec-phase-name-invalid',
      'prebuild',
    ],
    [
      'artifacts in phases',
      `${head}${build}  artifacts:\n    files: a\n`,
      'buildspec-phase-name-invalid',
      'artifacts',
    ],
    [
      'a phase in a phase',
      `${head}phases:\n  install:\n    pre_build:\n      commands: [a]\n`,
      'buildspec-phase-nested',
      'pre_build',
    ],
    [
      'env in a phase',
      `${head}phases:\n  build:\n    env:\n      variables: {A: b}\n    commands: [a]\n`,
      'buildspec-section-misplaced',
      'env',
    ],
    [
      'a phase outside phases',
      `${head}${build}post_build:\n  commands: [a]\n`,
      'buildspec-phase-outside-phases',
      'post_build',
    ],
    ['no phases', head, 'buildspec-phases-missing', ''],
    [
      'runtimes in build',
      `${head}phases:\n  build:\n    runtime-versions:\n      python: 3.12\n    commands: [a]\n`,
      'runtime-versions-outside-install',
      'runtime-versions',
    ],
    [
      'a runtime without its section',
      `${head}phases:\n  install:\n    python: 3.12\n`,
      'unknown-key',
      'python',
    ],
    [
      'camel case',
      `${head}${build}artifacts:\n  files: a\n  baseDirectory: b\n`,
      'unknown-key',
      'baseDirectory',
    ],
    [
      'a key twice',
      `${head}phases:\n  build:\n    commands: [a]\n    commands: [b]\n`,
      'duplicate-key',
      'commands',
    ],
    ['a tab', `${head}phases:\n\tbuild:\n`, 'yaml-tabs', '\t'],
    ['two colons on a line', `${head}env: variables: a\n${build}`, 'yaml-mapping-not-allowed', ''],
    ['an open quote', `${head}env:\n  variables:\n    A: "b\n`, 'yaml-quote-unclosed', ''],
    [
      'a reserved character',
      `${head}phases:\n  build:\n    commands:\n      - @echo hi\n`,
      'yaml-scalar-start',
      '@',
    ],
    ['a control character', `${head}${build}# \u0007\n`, 'yaml-character', '\u0007'],
    ['an alias to nothing', `${head}phases:\n  build: *a\n`, 'yaml-alias-unknown', '*a'],
    [
      'a second file',
      `${head}${build}---\nversion: 0.2\n`,
      'yaml-several-documents',
      '---\nversion: 0.2\n',
    ],
    ['a list', '- a\n', 'not-a-mapping', '- a'],
    ['an env that is a list', `${head}env:\n  - A: b\n${build}`, 'not-a-mapping', 'env'],
    ['nothing', '', 'buildspec-empty', ''],
    ['only a comment', '# later\n', 'buildspec-empty', '# later\n'],
    [
      'a value that is a map',
      `${head}env:\n  variables:\n    A: {{resolve:ssm:/a}}\n${build}`,
      'not-a-string',
      '{{resolve:ssm:/a}}',
    ],
  ])('%s', (_, text, kind, at) => {
    const found = readBuildspec(text).problems.find((problem) => problem.kind === kind);
    expect(kinds(text)).toContain(kind);
    const { start, end } = found?.span ?? { start: -1, end: -1 };
    if (at !== '') expect(text.slice(start, end)).toBe(at);
  });

  test.each([
    ['parameter_store', 'parameter-store'],
    ['variable', 'variables'],
    ['secret-manager', 'secrets-manager'],
    ['exported_variables', 'exported-variables'],
  ])('%s is told apart as %s', (key, instead) => {
    const { problems } = readBuildspec(`${head}env:\n  ${key}:\n    A: b\n${build}`);
    expect(problems.map((problem) => problem.instead)).toContain(instead);
  });

  test.each([
    ['baseDirectory', 'base-directory'],
    ['exclude', undefined],
  ])('the artifact key %s was meant as %s', (key, instead) => {
    const { problems } = readBuildspec(`${head}${build}artifacts:\n  files: a\n  ${key}: b\n`);
    expect(problems[0]?.instead).toBe(instead);
  });

  test('of a key written twice the last counts', () => {
    const spec = readBuildspec(`${head}phases:\n  build:\n    commands: [a]\n    commands: [b]\n`);
    expect(spec.phases[0]?.commands.map(({ text }) => text)).toEqual(['b']);
  });

  test('a command that YAML reads as a map keeps the text that was meant', () => {
    const spec = readBuildspec(
      `${head}phases:\n  build:\n    commands:\n      - echo "a: b" # c\n`,
    );
    expect(spec.phases[0]?.commands[0]).toMatchObject({ style: 'structure', text: 'echo "a: b"' });
  });
});

describe('version 0.1', () => {
  const text = `version: 0.1\nenvironment_variables:\n  plaintext:\n    A: b\n${build}`;
  test('its own names of the variables have effect', () => {
    const spec = readBuildspec(text);
    expect(spec.problems).toEqual([]);
    expect(spec.env.variables.map(({ name, value }) => [name, value])).toEqual([['A', 'b']]);
    expect(spec.ignoredEnv.variables).toEqual([]);
  });

  test.each([
    ['0.1', []],
    ['0.2', ['unknown-key']],
  ])('artifacts have a type in it alone: %s', (version, expected) => {
    const artifacts = 'artifacts:\n  type: zip\n  files: [app.jar]\n';
    const spec = readBuildspec(`version: ${version}\n${artifacts}${build}`);
    expect(spec.problems.map(({ kind }) => kind)).toEqual(expected);
  });
});

describe('anchors', () => {
  test('an alias stands for what it names, a merge key adds what is not set', () => {
    const spec = readBuildspec(
      `${head}x: &base\n  A: 1\n  B: 2\nenv:\n  variables:\n    <<: *base\n    B: 3\nphases:\n  build: &b\n    commands: [a]\n  post_build: *b\n`,
    );
    expect(spec.env.variables.map(({ name, value }) => name + value)).toEqual(['B3', 'A1']);
    expect(spec.phases.map(({ commands }) => commands[0]?.text)).toEqual(['a', 'a']);
  });
});
