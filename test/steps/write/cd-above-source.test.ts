import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const files = { 'web/app/main.js': '', 'api/main.py': '' };

const look = async (...commands: string[]) => {
  const text = buildspec(commands);
  const { findings, mended, left } = await looking({ 'buildspec.yml': text, ...files });
  const own = ({ check }: { check: string }) => check === 'cd-above-source';
  return { found: findings.filter(own), mended, left: left.filter(own) };
};

test.each([
  [['cd web', 'cd ../..'], 'web'],
  [['cd web', 'ls', 'cd ../../'], 'web'],
  [['cd web/app', 'cd ../../..'], 'web/app'],
  [['cd $CODEBUILD_SRC_DIR/web', 'cd "../.."'], 'web'],
  [['git clone https://github.com/alice/shop', 'cd shop', 'cd ../..'], 'shop'],
])('%j goes up too far, and goes to the root of the source instead', async (commands, from) => {
  const { found, mended, left } = await look(...commands);
  const line = 12 + commands.length;
  expect(found).toMatchObject([
    { severity: 'warning', where: { line }, remedy: { kind: 'change' } },
  ]);
  expect(found[0]?.what).toMatch(new RegExp(`since the build is in ${from}$`));
  expect(mended?.split('\n')[line - 1]).toBe('      - cd $CODEBUILD_SRC_DIR');
  expect(left).toEqual([]);
});

test('the way there and back within one command', async () => {
  const { found, mended } = await look('cd web && npm ci && cd ../..');
  expect(found).toMatchObject([{ where: { line: 13 } }]);
  expect(mended).toContain('- cd web && npm ci && cd $CODEBUILD_SRC_DIR\n');
});

test('one that goes on to a folder is left to whoever knows which is meant', async () => {
  const { found, mended } = await look('cd web', 'cd ../../api');
  expect(found).toMatchObject([{ where: { line: 14 }, remedy: { kind: 'advice' } }]);
  expect(mended).toBeUndefined();
});

test('only the first of two is said, since the second begins outside', async () => {
  expect((await look('cd web', 'cd ../..', 'cd ../..')).found).toMatchObject([
    { where: { line: 14 } },
  ]);
});

test.each([
  [['cd web', 'cd ..']],
  [['cd web/app', 'cd ../..']],
  [['cd web', 'cd ../api', 'cd ..']],
  [['cd web', 'cd -']],
  [['cd web', 'cd $CODEBUILD_SRC_DIR']],
  [['(cd web && npm ci)', 'cd ..']],
  [['cd ..']],
  [['cd ../..']],
  [['cd /tmp', 'cd ../..']],
  [['cd web', 'cd ../$FOLDER/..']],
  [['cd $FOLDER', 'cd ../..']],
  [['cd web', 'if [ -n "$DEEP" ]; then cd ../..; fi']],
  [['cd web', 'ls ../..']],
  [['cd app', 'git clone https://example.com/shop ../../shop', 'cd ../../shop']],
  [['cd app', 'cd $CODEBUILD_SRC_DIR/..']],
])('%j does not leave the source from below its root', async (commands) => {
  expect((await look(...commands)).found).toEqual([]);
});
