import { expect, test } from 'vitest';
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
