import { expect, test } from 'vitest';
import { changesOf } from '../../../src/findings.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const sightOf = (value: string, type: string) =>
  wireSight({
    project: {
      seen: projectFacts({ variables: [{ name: 'DOCKER_REGISTRY_USERNAME', value, type }] }),
    },
  });
const typed = {
  kind: 'update-project',
  name: 'flask-app',
  settings: [
    {
      set: 'variable',
      name: 'DOCKER_REGISTRY_USERNAME',
      to: { type: 'PARAMETER_STORE', value: '/flask-app/docker-credentials/username' },
    },
  ],
};
const name = '/flask-app/docker-credentials/username';

test('a parameter’s name stands in a variable of the type Plaintext', () => {
  const finding = only(wire, sightOf(name, 'PLAINTEXT'));
  expect(finding).toMatchObject({ check: 'project-env-type-plaintext', severity: 'error' });
  expect(changesOf([finding])).toEqual([typed]);
  shownOnPage(finding);
});

test('white space around the name is left out', () => {
  expect(changesOf([only(wire, sightOf(` ${name}\n`, 'PLAINTEXT'))])).toEqual([typed]);
});

test.each([
  ['the type is Parameter', name, 'PARAMETER_STORE'],
  ['the value is something else', '/flask-app/other', 'PLAINTEXT'],
  ['the value is a text', 'alice', 'PLAINTEXT'],
])('%s: nothing', (_, value, type) => {
  expect(found(wire, sightOf(value, type))).toEqual([]);
});
