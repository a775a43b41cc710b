import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';
import { projectOfExamples as usual } from './page.ts';

const env = '  variables:\n    IMAGE_REPO_NAME: alice/flask-app\n    REGISTRY_URL: docker.io\n';
const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands, env) });
  return findings.filter(({ check }) => check === 'variable-misspelt');
};

test.each([
  ['docker tag web $IMAGE_REPO_N', 'IMAGE_REPO_NAME'],
  ['docker tag web $REGSITRY_URL/web', 'REGISTRY_URL'],
  ['docker tag web $REGISTY_URL/web', 'REGISTRY_URL'],
  ['export IMAGE=$image_repo_name:latest', 'IMAGE_REPO_NAME'],
  ['COMMIT_HASH=abc; docker tag web web:$COMMIT_HAHS', undefined],
  ['COMMIT_DIGEST=abc; docker tag web web:$COMMIT_DIGETS', 'COMMIT_DIGEST'],
])('%s', async (command, meant) => {
  const faults = await found(command);
  expect(faults.map(({ severity }) => severity)).toEqual(meant ? ['warning'] : []);
  if (meant) expect(faults[0]?.what).toContain(`the buildspec sets ${meant}`);
});

test.each([
  'docker tag web $REGISTRY_URI/web',
  'docker tag web $IMAGE_REPO_NAMES',
  `docker tag web $${'{IMAGE_REPO_N:-web}'}`,
  'for image_repo_name in a b; do echo $image_repo_name; done',
  '. ./names.sh; echo $image_repo_name',
  'read image_repo_name < name.txt; echo $image_repo_name',
  'echo $CODEBUILD_SRC_DIR $AWS_REGION $ANYTHING',
])('%s is left alone', async (command) => {
  expect(await found(command)).toEqual([]);
});

test('the project sets it', async () => {
  const text = buildspec(['docker tag web $REGISTY_URL/web'], env);
  const variables = [{ name: 'REGISTY_URL', type: 'PLAINTEXT' as const, value: 'docker.io' }];
  const { findings } = await looking({ 'buildspec.yml': text }, {}, { ...usual, variables });
  expect(findings.filter(({ check }) => check === 'variable-misspelt')).toEqual([]);
});

test.each([
  'docker tag web {IMAGE_REPO_NAME}:v1',
  'echo registry/{IMAGE_REPO_NAME}',
  'x={IMAGE_REPO_NAME}; echo $x',
])('%s lacks a dollar sign', async (command) => {
  const faults = await found(command);
  const told = command.startsWith('x=') ? [] : ['{IMAGE_REPO_NAME} stands without a dollar sign'];
  expect(faults.map(({ what }) => what)).toEqual(told);
});

test.each([
  'echo "{IMAGE_REPO_NAME}"',
  'sed -i s/{IMAGE_REPO_NAME}/x/ app.yml',
  'docker images --format {{.ID}}',
  'echo {NEVER_SET}',
  `echo $${'{IMAGE_REPO_NAME}'}`,
])('%s does not', async (command) => {
  expect(await found(command)).toEqual([]);
});
