import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (commands: readonly string[], env = '') => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands, env) });
  return findings.filter(({ check }) => check === 'codebuild-variable-unknown');
};

test.each([
  ['echo $CODEBUILD_GIT_BRANCH', 'CODEBUILD_GIT_BRANCH', 'CODEBUILD_WEBHOOK_HEAD_REF'],
  [
    'TAG=$(echo $CODEBUILD_COMMIT_HASH | cut -c 1-7)',
    'CODEBUILD_COMMIT_HASH',
    'CODEBUILD_RESOLVED_SOURCE_VERSION',
  ],
  ['echo $CODEBUILD_SOURCE_DIR', 'CODEBUILD_SOURCE_DIR', 'under a name of another beginning'],
  [`TAG="$${'{CODEBUILD_ID:-dev}'}"`, 'CODEBUILD_ID', 'CODEBUILD_'],
])('%s', async (command, name, remedy) => {
  const findings = await found([command]);
  expect(findings).toMatchObject([{ severity: 'warning', where: { line: 13 } }]);
  expect(findings[0]?.what).toContain(name);
  expect(findings[0]?.remedy.text).toContain(remedy);
});

test.each([
  'echo $CODEBUILD_SRC_DIR_lib $CODEBUILD_WEBHOOK_TRIGGER $CODEBUILD_BUILD_ID',
  'echo $CODEBUILD_RESOLVED_SOURCE_VERSION_lib',
  "envsubst '$CODEBUILD_NAME' < a > b",
  'CODEBUILD_NAME=x && echo $CODEBUILD_NAME',
])('%s is in order', async (command) => {
  expect(await found([command])).toEqual([]);
});

test('what sets it elsewhere', async () => {
  const command = 'echo $CODEBUILD_ACCOUNT_ID';
  expect(await found(['. ./extras.sh', command])).toEqual([]);
  expect(await found([command], '  variables:\n    CODEBUILD_ACCOUNT_ID: "1"\n')).toEqual([]);
});
