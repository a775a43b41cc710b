import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { found } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

test('nothing is found where all is well', () => {
  expect(found(name, nameSight())).toEqual([]);
});

test('the summary names the image, the user and the parameters', () => {
  expect(name.summary(nameSight())).toEqual({
    subject: 'docker.io/alice/flask-app as alice',
    proof: '/flask-app/docker-credentials/password, from flag',
  });
  const known = knownWith({}, 'default');
  expect(name.summary(nameSight({ known })).proof).toContain('by the path convention');
});

test('for ECR the summary names no user', () => {
  const registry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
  const known = knownWith({ registry, repository: 'flask-app' });
  expect(name.summary(nameSight({ known }))).toEqual({
    subject: `${registry}/flask-app`,
    proof: 'ECR gives its own credentials',
  });
});
