import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const look = async (command: string) => {
  const image = '$DOCKER_REGISTRY_URL/alice/flask-app:$tag';
  const text = buildspec([command, `docker build -t ${image} .`, `docker push ${image}`]);
  const { findings, mended } = await looking({ 'buildspec.yml': text });
  return { found: findings.filter(({ check }) => check === 'assignment-not-made'), mended };
};

test.each([
  ['IMAGE = alice/app', 'IMAGE is not set: spaces', 'IMAGE=alice/app'],
  ['tag =latest', 'tag is not set: spaces', 'tag=latest'],
  ['export IMAGE = "alice/app"', 'IMAGE is not set: spaces', 'export IMAGE="alice/app"'],
  ['IMAGE = $(git rev-parse HEAD)', 'IMAGE is not set: spaces', 'IMAGE=$(git rev-parse HEAD)'],
  ['$tag=latest', 'tag is not set: a dollar sign', '- tag=latest'],
  [`$${'{tag}'}=v1`, 'tag is not set: a dollar sign', '- tag=v1'],
])('%s', async (command, what, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([{ severity: 'error', where: { line: 13 } }]);
  expect(found[0]?.what).toContain(what);
  expect(mended).toContain(after);
});

test.each(['IMAGE-TAG=latest', 'export IMAGE-TAG=latest', 'IMAGE = alice/app latest'])(
  '%s, which is left to a person',
  async (command) => {
    const { found } = await look(command);
    expect(found).toMatchObject([{ severity: 'error', remedy: { kind: 'advice' } }]);
  },
);

test('in a branch it may never be reached', async () => {
  const { found } = await look('if [ -z "$IMAGE" ]; then IMAGE = alice/app; fi');
  expect(found).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  'IMAGE=alice/app',
  'CI= npm test',
  'export IMAGE=alice/app tag=latest',
  'export $NAME=value',
  'test $tag = latest',
  '[ $tag = latest ] || exit 1',
  'expr $tag = 1',
  'docker build --build-arg A-B=c .',
  'env A-B=c npm test',
])('%s is in order', async (command) => {
  expect((await look(command)).found).toEqual([]);
});

test.each([
  ["DATE='date'", 'date', 'DATE=$(date)'],
  [
    'export REVISION="git rev-parse --short HEAD"',
    'git rev-parse --short HEAD',
    '=$(git rev-parse --short HEAD)',
  ],
  ["NOW='date +%F'", 'date +%F', 'NOW=$(date +%F)'],
])('%s is a text', async (command, words, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([{ severity: 'warning', where: { line: 13 } }]);
  expect(found[0]?.what).toContain(`is given the words “${words}”`);
  expect(mended).toContain(after);
});

test.each(['DATE=$(date)', 'DATE=`date`', "WORDS='up to date'", "NOW='date'; $NOW +%F"])(
  '%s is meant so',
  async (command) => {
    expect((await look(command)).found).toEqual([]);
  },
);
