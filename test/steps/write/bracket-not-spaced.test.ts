import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const look = async (command: string) => {
  const build = 'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app .';
  const text = buildspec([build, command, 'docker push $DOCKER_REGISTRY_URL/alice/flask-app']);
  const { findings, mended } = await looking({ 'buildspec.yml': text });
  return { found: findings.filter(({ check }) => check === 'bracket-not-spaced'), mended };
};

test.each([
  ['if ["$A" = x ]; then echo y; fi', '[ "$A" = x ]'],
  ['if [$A == x ]; then echo y; fi', '[ $A == x ]'],
  ['cd . && [-n "$A" ] && echo y', '[ -n "$A" ] &&'],
  ['if [ "$A" = x]; then echo y; fi', '[ "$A" = x ]'],
])('%s', async (command, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([{ severity: 'warning', where: { line: 14 } }]);
  expect(mended).toContain(after);
});

test('a bracket that is not there at all', async () => {
  const { found } = await look('if [ -n "$A"; then echo y; fi');
  expect(found).toMatchObject([{ what: 'the bracket of this condition is not closed' }]);
});

test.each([
  'if [ "$A" = x ]; then echo y; fi',
  '|\n        if [[ $A == x* ]]; then\n          echo y\n        fi',
  'cd . && [ -f a ] || exit 1',
  'ls [ab]*.txt',
  'test -n "$A"',
])('%s is in order', async (command) => {
  expect((await look(command)).found).toEqual([]);
});
