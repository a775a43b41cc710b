import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { policySight } from './nearly-allowed.ts';

const check = 'ssm-policy-arn-malformed';
const action = 'ssm:GetParameters';
const here = 'arn:aws:ssm:us-east-1:123456789012';

test.each([
  ['two slashes', `${here}:parameter//flask-app/*`],
  ['no slash', `${here}:parameterflask-app/docker-registry/url`],
  ['a colon', `${here}:parameter:flask-app/*`],
  ['another region', 'arn:aws:ssm:eu-west-1:123456789012:parameter/flask-app/*'],
  ['another account', 'arn:aws:ssm:us-east-1:999999999999:parameter/flask-app/*'],
])('the ARN has %s: that is the cause', (_, resource) => {
  const finding = only(wire, policySight(action, resource));
  expect(finding).toMatchObject({
    check,
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy' }] },
  });
  shownOnPage(finding);
  const [, denied] = found(wire, policySight(action, resource));
  expect(denied).toMatchObject({ check: 'ssm-getparameters-denied', because: check });
});

test.each([
  ['the parameters that the console’s own role may read', `${here}:parameter/CodeBuild/*`],
  ['another application’s', `${here}:parameter//other/*`],
])('%s are no misspelling of these', (_, resource) => {
  const checks = found(wire, policySight(action, resource)).map((one) => one.check);
  expect(checks).toEqual(['ssm-getparameters-denied']);
});
