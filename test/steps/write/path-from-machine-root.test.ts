import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const source = { 'web/app/main.js': '', 'web/package.json': '' };

const look = async (commands: readonly string[], artifacts = '') => {
  const text = `${buildspec(commands)}${artifacts && `artifacts:\n${artifacts}`}`;
  const { findings, mended, left } = await looking({ 'buildspec.yml': text, ...source });
  const own = ({ check }: { check: string }) => check === 'path-from-machine-root';
  return { found: findings.filter(own), mended, left: left.filter(own) };
};

test.each([
  ['cd /web', 'cd $CODEBUILD_SRC_DIR/web'],
  ['cd /web/app && ls', 'cd $CODEBUILD_SRC_DIR/web/app && ls'],
  ['cd /web/', 'cd $CODEBUILD_SRC_DIR/web/'],
  ['(cd /web && ls)', '(cd $CODEBUILD_SRC_DIR/web && ls)'],
])('%s is meant from the source, which has that folder', async (command, after) => {
  const { found, mended, left } = await look([command]);
  expect(found).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'change' } },
  ]);
  expect(mended).toContain(`      - ${after}\n`);
  expect(left).toEqual([]);
});

test('an image of the same name is no folder', async () => {
  const { found } = await look(['cd /web && docker build -t alice/web .']);
  expect(found).toMatchObject([{ severity: 'error', where: { line: 13 } }]);
});

test('a folder between quotes, and one that the source does not have, are not changed', async () => {
  const quoted = await look(['cd "/web"']);
  expect(quoted.found).toMatchObject([{ severity: 'error', remedy: { kind: 'advice' } }]);
  const unknown = await look(['cd /dist']);
  expect(unknown.found).toMatchObject([
    {
      severity: 'warning',
      where: { line: 13 },
      what: '/dist lies at the root of the machine, not in the source',
      remedy: { kind: 'advice', text: 'write $CODEBUILD_SRC_DIR/dist' },
    },
  ]);
  expect(unknown.mended).toBeUndefined();
});

test.each([
  ["  files:\n    - '**/*'\n  base-directory: /web\n", 'base-directory: web', 17],
  ['  files:\n    - /web/app/main.js\n', '- web/app/main.js', 16],
  ['  files:\n    - /web/**/*\n', '- web/**/*', 16],
])('artifacts: %j', async (artifacts, after, line) => {
  const { found, mended } = await look(['docker images'], artifacts);
  expect(found).toMatchObject([{ severity: 'error', where: { line }, remedy: { kind: 'change' } }]);
  expect(mended).toContain(` ${after}\n`);
});

test.each([
  [['cd web']],
  [['cd $CODEBUILD_SRC_DIR/web']],
  [['cd $FOLDER/web']],
  [['cd /']],
  [['cd /tmp']],
  [['cd /app']],
  [['cd /usr/src/web']],
  [['cd /codebuild/output']],
  [['mkdir -p /dist', 'cd /dist']],
  [['git clone https://github.com/alice/shop /shop', 'cd /shop']],
  [['cd / && git clone https://github.com/alice/shop', 'cd /shop']],
  [['if [ -d /web ]; then cd /web; fi']],
  [['[ -n "$WEB" ] && cd /web']],
  [['cd /web || cd web']],
])('%j is in order', async (commands) => {
  expect((await look(commands)).found).toEqual([]);
});

test.each([
  "  files:\n    - '**/*'\n  base-directory: web\n",
  "  files:\n    - '**/*'\n  base-directory: $CODEBUILD_SRC_DIR/web\n",
  '  files:\n    - /tmp/report.txt\n',
])('artifacts in order: %j', async (artifacts) => {
  expect((await look(['docker images'], artifacts)).found).toEqual([]);
});

test('artifacts that a command writes there', async () => {
  const artifacts = '  files:\n    - /dist/**/*\n';
  expect((await look(['npm run build -- --output-path /dist'], artifacts)).found).toEqual([]);
});

test.each([
  ['cache:\n  paths:\n    - /node_modules/**/*\n', 16],
  ["cache:\n  paths:\n    - /root/.m2/**/*\n    - '/vendor/**/*'\n", 17],
])('cache: %j', async (cache, line) => {
  const { findings } = await looking({
    'buildspec.yml': `${buildspec(['docker images'])}${cache}`,
  });
  const own = findings.filter(({ check }) => check === 'path-from-machine-root');
  expect(own).toMatchObject([{ severity: 'warning', where: { line } }]);
});

test('the wrapper of a build tool, which lies in the source', async () => {
  const { found } = await look(['chmod +x /server/gradlew', '/server/gradlew build']);
  expect(found.map(({ where }) => where)).toMatchObject([{ line: 13 }, { line: 14 }]);
  const deploy = 'aws cloudformation deploy --template /backend/template.yaml --stack-name web';
  expect((await look([deploy])).found).toMatchObject([{ severity: 'warning' }]);
  expect((await look([deploy.replace('/backend', '/tmp')])).found).toEqual([]);
  expect((await look(['git clone $URL /server', '/server/gradlew build'])).found).toEqual([]);
});
