import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';
import { buildspec, looking } from './looking.ts';

const look = async (artifacts: string, files: Record<string, string> = {}) => {
  const text = `${buildspec()}artifacts:\n${artifacts}`;
  const { findings, mended } = await looking({ 'buildspec.yml': text, ...files });
  return { found: findings.filter(({ check }) => check === 'artifacts-no-match'), mended };
};

test.each([
  ['  base-directory: dist\n  files:\n    - dist/**/*\n', "    - '**/*'"],
  ["  files: 'web/build/**'\n  base-directory: ./web/build\n", "  files: '**'"],
  ['  base-directory: out\n  files:\n    - ./out/app.js\n', '    - app.js'],
])('a path that begins with its base directory: %j', async (artifacts, after) => {
  const { found, mended } = await look(artifacts, {
    'web/build/x': '',
    'dist/x': '',
    'out/app.js': '',
  });
  expect(found).toMatchObject([{ severity: 'warning' }]);
  expect(found[0]?.what).toContain('which it names again');
  expect(mended).toContain(after);
});

test('a folder in a folder of the same name', async () => {
  const artifacts = '  base-directory: app\n  files:\n    - app/**/*\n';
  expect((await look(artifacts, { 'app/app/main.py': '' })).found).toEqual([]);
});

test('another folder of the base directory', async () => {
  const artifacts = '  base-directory: dist\n  files:\n    - distribution/**/*\n    - js/dist/*\n';
  expect(
    (await look(artifacts, { 'dist/js/dist/x': '', 'dist/distribution/x': '' })).found,
  ).toEqual([]);
});

const built = async (
  commands: readonly string[],
  listed: string,
  files: Record<string, string> = {},
) => {
  const text = `${buildspec(commands)}artifacts:\n  files:\n    - '${listed}'\n`;
  if (Object.keys(files).length === 0) return foundAlone('artifacts-no-match', text);
  const { findings } = await looking({ 'buildspec.yml': text, ...files });
  return findings.filter(({ check }) => check === 'artifacts-no-match');
};

test.each(['api/build/**/*', 'api/dist/app.js', './api/target/*.jar', '../out/*'])(
  'the output %s of a folder in which nothing is built',
  async (listed) => {
    for (const files of [{}, { 'web/package.json': '' }]) {
      expect(await built(['cd web', 'npm ci', 'npm run build'], listed, files)).toMatchObject([
        {
          severity: 'warning',
          what: `${listed} is listed, and what is built is built in web`,
          remedy: { text: 'list what web has, or build where it is listed' },
        },
      ]);
    }
  },
);

test.each(['build/**/*', 'dist/app.js'])('the output %s of the root', async (listed) => {
  const [finding] = await built(['npm install -g pnpm', 'cd web', 'pnpm build'], listed);
  expect(finding).toMatchObject({
    what: `${listed} is listed from the root, and what is built is built in web`,
    remedy: { text: `list it as web/${listed}, or go back before the build` },
  });
});

test.each([
  [['cd web', 'npm run build'], 'web/build/**/*'],
  [['cd web', 'npm run build'], 'api/src/app.js'],
  [['cd web', 'npm run build'], 'api/builder/*'],
  [['cd web', 'npm run build'], '*'],
  [['cd web', 'npm run build'], '$FOLDER/dist/*'],
  [['npm ci', 'cd web', 'npm run build'], 'api/dist/*'],
  [['cd web', 'npm run build', 'cd ../api', 'npm run build'], 'api/dist/*'],
  [['cd web', 'npm run build', 'cp -r build ../api/dist'], 'api/dist/*'],
  [['cd "$FOLDER"', 'npm run build'], 'api/dist/*'],
  [['ls'], 'api/dist/*'],
])('%j may make %s', async (commands, listed) => {
  expect(await built(commands, listed)).toEqual([]);
});

test('an output that is in the source', async () => {
  const files = { 'web/package.json': '', 'api/dist/app.js': '' };
  expect(await built(['cd web', 'npm run build'], 'api/dist/*', files)).toEqual([]);
});

test.each([
  [['mvn package'], 'app.jar', 'Maven puts what it builds into target'],
  [['./mvnw package'], 'build/libs/app.jar', 'Maven puts what it builds into target'],
  [['./gradlew build'], 'target/app.war', 'Gradle puts what it builds into build/libs'],
  [['cp settings.xml /root/.m2/', 'mvn package'], 'app.jar', 'Maven puts what it builds into'],
])('%j does not make %s', async (commands, listed, what) => {
  const [finding, ...others] = await built(commands, listed);
  expect(finding).toMatchObject({ severity: 'warning' });
  expect(finding?.what).toContain(what);
  expect(others).toEqual([]);
});

test.each([
  [['mvn package'], 'target/app.jar'],
  [['mvn package', 'cp target/app.jar app.jar'], 'app.jar'],
  [['mvn package', 'mv target/*.jar .'], 'app.jar'],
  [['mvn package', './gradlew build'], 'build/libs/app.jar'],
  [['mvn package', 'make jar'], 'app.jar'],
  [['mvn package'], 'lib/driver.jar'],
])('%j may make %s', async (commands, listed) => {
  expect(await built(commands, listed)).toEqual([]);
});

test('a copy under a name of its own is where it was put', async () => {
  const commands = ['JAR=$(ls target/*.jar)', 'cp "$JAR" ../app.jar'];
  const [finding] = await built(commands, 'app.jar');
  expect(finding?.what).toBe('app.jar is written to ../app.jar, which is outside the source');
  expect(await built(['cp "$JAR" app.jar'], 'app.jar')).toEqual([]);
  expect(await built(['cp out/app.jar ../app.jar'], 'app.jar')).toEqual([]);
});

test('an image definition is no work of package managers', async () => {
  const [finding] = await built(['npm ci', 'npm run build'], 'imagedefinitions.json');
  expect(finding?.what).toBe(
    'imagedefinitions.json is listed as an artifact, and nothing writes it',
  );
  expect(await built(['npm ci', './deploy.sh'], 'imagedefinitions.json')).toEqual([]);
});

test('the file of a blue/green deployment that nothing writes', async () => {
  const [finding] = await built(['git clone $URL', 'npm ci'], 'imageDetail.json');
  expect(finding?.what).toBe('imageDetail.json is listed as an artifact, and nothing writes it');
});

test('a base directory named again, which the root alone writes to', async () => {
  const text = `${buildspec(['mkdir dist', 'cp a.html dist/'])}artifacts:
  files: dist/**/*
  base-directory: dist
`;
  const { findings } = await looking({ 'buildspec.yml': text });
  expect(findings.filter(({ check }) => check === 'artifacts-no-match')).toMatchObject([
    { where: { line: 16 } },
  ]);
});
