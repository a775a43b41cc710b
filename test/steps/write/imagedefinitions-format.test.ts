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

test('a word more than the format has places prints the whole once more', async () => {
  const text = `printf '[{"name":"web","imageUri":"%s"}]' ${image} ${image} > imagedefinitions.json`;
  expect(await found(text)).toMatchObject([
    {
      severity: 'error',
      what: 'what is written to imagedefinitions.json is no JSON',
      why: 'one list or object after another, without a comma, is no JSON',
    },
  ]);
});

test('the name of a variable in single quotes', async () => {
  const text = `printf '[{"name":"$NAME","imageUri":"%s"}]' ${image} > imagedefinitions.json`;
  expect(await found(text)).toMatchObject([
    { severity: 'warning', what: 'the image definition holds $NAME as it stands' },
  ]);
  const { findings } = await looking({
    'buildspec.yml': buildspec([text, 'sed -i s/x/y/ image.txt', 'mv images.json old.json']),
  });
  expect(findings.map(({ check }) => check)).toContain('imagedefinitions-format');
});

test.each([
  'envsubst < imagedefinitions.json > out.json',
  'sed -i "s/NAME/$NAME/" imagedefinitions.json',
  'sed -i "s/NAME/$NAME/" image*.json',
])('a variable that %s fills in', async (command) => {
  const text = `printf '[{"name":"$NAME","imageUri":"%s"}]' ${image} > imagedefinitions.json`;
  const { findings } = await looking({ 'buildspec.yml': buildspec([text, command]) });
  expect(findings.filter(({ check }) => check === 'imagedefinitions-format')).toEqual([]);
});

test('the file of a blue/green deployment under another name', async () => {
  const written = `printf '{"ImageURI":"%s"}' ${image} >`;
  expect(await found(`${written} image_details.json`)).toMatchObject([
    {
      severity: 'warning',
      what: 'image_details.json is written, and a deployment to Amazon ECS looks for imageDetail.json',
    },
  ]);
  expect(
    await found(`${written} image_details.json && mv image_details.json imageDetail.json`),
  ).toEqual([]);
});
