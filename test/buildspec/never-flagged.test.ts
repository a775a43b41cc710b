import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { readCommands } from '../../src/buildspec/story.ts';
import { building } from './samples.ts';

const head = 'version: 0.2\n';
const build = 'phases:\n  build:\n    commands:\n      - make\n';

describe('what works is never called wrong', () => {
  test.each<[string, string]>([
    ['artifact files as one text', `${head}${build}artifacts:\n  files: app.zip\n`],
    [
      'a batch and no phases',
      `${head}batch:\n  build-list:\n    - identifier: a\n      buildspec: a.yml\n`,
    ],
    [
      'commands with nothing below',
      `${head}phases:\n  install:\n    commands:\n  build:\n    commands:\n      - make\n`,
    ],
    [
      'versions of runtimes',
      `${head}phases:\n  install:\n    runtime-versions:\n      python: 3.10\n      nodejs: 20.x\n      java: latest\n      golang: $GO\n      docker: 20\n`,
    ],
    ['a version in quotes', `version: "0.2"\n${build}`],
    [
      'a parameter without a slash',
      `${head}env:\n  parameter-store:\n    A: name\n    B: /x/$STAGE/y\n${build}`,
    ],
    ['a yes without quotes', `${head}env:\n  git-credential-helper: yes\n${build}`],
    ['a tab after a value', `version: 0.2\t\nphases:\t\n  build:\n    commands:\n      - make\t\n`],
    ['line ends of Windows', `${head}${build}`.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${head}${build}`],
    ['a document mark', `---\n${head}${build}`],
    [
      'a text over several lines',
      `${head}phases:\n  build:\n    commands:\n      - docker build\n        -t a &&\n        docker push a\n`,
    ],
    [
      'a colon in quotes',
      `${head}phases:\n  build:\n    commands:\n      - 'echo "a: b"'\n      - "echo a: b"\n`,
    ],
    [
      'an address in a command',
      `${head}phases:\n  build:\n    commands:\n      - curl https://example.com:80/a\n`,
    ],
    ['no line end at the end', `${head}${build}`.trimEnd()],
  ])('%s', (_, text) => {
    expect(readBuildspec(text).problems).toEqual([]);
  });

  test('an unknown key is ignored and does not stop the build', () => {
    const { problems } = readBuildspec(`${head}env:\n  compute-type: x\n${build}x: y\n`);
    expect(problems.map(({ effect }) => effect)).toEqual(['ignored', 'ignored']);
  });

  test.each<[string, string]>([
    [
      'variables without quotes or value',
      'docker build -t $REPO/$APP:$TAG . && docker push $REPO/$APP:$TAG',
    ],
    ['a placeholder that sed fills', 'sed -i "s|<IMAGE>|$REPO:$TAG|" deploy.yml'],
    ['an operator at the end of a line', 'a &&\nb |\nc;\nd'],
    ['a way back', 'cd app && popd; cd "$CODEBUILD_SRC_DIR/app"'],
    ['bash', `if [[ $A == b* ]]; then x=(1 2); echo "\${x[@]}"; fi`],
  ])('%s is understood', (_, command) => {
    expect(readCommands(readBuildspec(building(command))).unread).toEqual([]);
  });

  test('a password out of a variable is no literal', () => {
    const spec = readBuildspec(building(`docker login -u a -p "\${PASSWORD}" host`));
    const [login] = readCommands(spec).logins;
    expect(login?.password).toMatchObject({ by: 'argument', parts: [{ kind: 'variable' }] });
  });

  test.each(['make push', 'docker compose push', './release.sh', 'docker buildx bake', '$RUN x'])(
    'an image that %s makes is known to be made elsewhere',
    (command) => {
      expect(readCommands(readBuildspec(building(command))).elsewhere).toHaveLength(1);
    },
  );

  test.each([
    `${head}env:\n  shell: powershell.exe\n${build}`,
    building('Write-Host "hi"', 'docker push $Env:REPO'),
  ])('PowerShell is left alone', (text) => {
    const story = readCommands(readBuildspec(text));
    expect(story.closed).toMatch(/PowerShell|powershell/);
    expect(story.calls).toEqual([]);
  });
});
