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
