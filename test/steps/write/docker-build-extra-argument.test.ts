import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  return findings.filter(({ check }) => check === 'docker-build-extra-argument');
};

test.each([
  ['docker build -t $URL/app app .', 'every word that is no option'],
  ['docker build --no-cache $URL/app:latest -t $URL/app ./web ./api', undefined],
  ['docker buildx build --push -t $URL/app . Dockerfile', 'every word that is no option'],
  ['docker build --build-arg -f Dockerfile -t $URL/app .', '--build-arg takes -f for its value'],
])('%s', async (command, why) => {
  const findings = await found(command);
  expect(findings).toMatchObject(why ? [{ severity: 'error', where: { line: 13 } }] : []);
  if (why) expect(findings[0]?.why).toContain(why);
});

test.each([
  'docker build -t $URL/app .',
  'docker build $OPTIONS -t $URL/app .',
  'docker build -t $URL/app --no-cache=true .',
  'docker build --new-option value -t $URL/app .',
  'podman build -v /a:/b -t $URL/app .',
  'docker build -t $URL/app - < Dockerfile',
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});
