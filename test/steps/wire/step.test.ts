import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found } from '../findings.ts';
import { wireSight } from './sight.ts';

test('nothing is found where all is well', () => {
  expect(found(wire, wireSight())).toEqual([]);
});

test('the summary says how the permissions are known', () => {
  expect(wire.summary(wireSight())).toEqual({
    subject: 'codebuild-flask-app-service-role, flask-app',
    proof: '9 permissions, IAM’s simulation says so',
  });
  expect(wire.summary(wireSight({ judgedBy: 'evaluation' })).proof).toBe(
    '9 permissions, by its own policies',
  );
});
