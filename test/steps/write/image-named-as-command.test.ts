import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const image = 'docker.io/alice/flask-app';
const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'image-named-as-command');
};

test('an address that lost its variable is given back to the one that nothing sets', async () => {
  expect(await found(image, 'docker push $URI:latest')).toMatchObject([
    {
      severity: 'error',
      where: { line: 13 },
      remedy: { kind: 'change', text: `give it to the variable that is to hold it: URI=${image}` },
    },
  ]);
});

test('where two variables are open no change is proposed', async () => {
  expect(await found(image, 'docker push $URI', 'docker push $OTHER')).toMatchObject([
    { severity: 'error', remedy: { kind: 'advice' } },
  ]);
});

test('an address elsewhere in a command is none of it', async () => {
  expect(await found(`URI=${image}`, `docker push ${image}`, `echo ${image}`)).toEqual([]);
});
