import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const image = '$DOCKER_REGISTRY_URL/alice/flask-app:latest';

const found = async (command: string) => {
  const build = [`docker build -t ${image} .`, `docker push ${image}`];
  const { findings } = await looking({ 'buildspec.yml': buildspec([...build, command]) });
  return findings.filter(({ check }) => check === 'imagedefinitions-format');
};

test.each([
  [`printf '{"name":"web","imageUri":"%s"}' ${image} > imagedefinitions.json`, 'is one object'],
  [
    `printf "{\\"name\\":\\"web\\",\\"imageUri\\":\\"%s\\"}" ${image} > imagedefinitions.json`,
    'is one object',
  ],
  [`printf '[{"ImageURI":"%s"}]' ${image} > imageDetail.json`, 'is a list'],
])('%s', async (command, what) => {
  const findings = await found(command);
  expect(findings).toMatchObject([{ severity: 'warning', where: { line: 15 } }]);
  expect(findings[0]?.what).toContain(what);
});

test('escaped quotes without quotes around them, which sh prints and bash takes apart', async () => {
  const text = `[{\\"name\\":\\"web\\",\\"imageUri\\":\\"${image}\\"}]`;
  expect(await found(`echo ${text} > imagedefinitions.json`)).toMatchObject([
    { severity: 'warning', what: 'what is written to imagedefinitions.json is no JSON' },
  ]);
});

test.each([
  `echo {\\"ImageURI\\":\\"${image}\\"} > imageDetail.json`,
  `printf '[{"name":"web","imageUri":"%s"}]' ${image} > imagedefinitions.json`,
  `printf '{"ImageURI":"%s"}' ${image} > imageDetail.json`,
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});
