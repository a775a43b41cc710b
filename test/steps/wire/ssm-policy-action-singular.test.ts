import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { policySight } from './nearly-allowed.ts';

const check = 'ssm-policy-action-singular';
const own = 'arn:aws:ssm:us-east-1:123456789012:parameter/flask-app/*';

test.each(['ssm:GetParameter', 'ssm:GetParametersByPath'])(
  'a policy allows %s on the parameters: that is the cause',
  (action) => {
    const finding = only(wire, policySight(action, own));
    expect(finding).toMatchObject({
      check,
      severity: 'error',
      remedy: { kind: 'change', changes: [{ kind: 'put-role-policy' }] },
    });
    shownOnPage(finding);
  },
);

test('that the parameters are denied follows from it', () => {
  const [, denied] = found(wire, policySight('ssm:GetParameter', own));
  expect(denied).toMatchObject({ check: 'ssm-getparameters-denied', because: check });
});

test.each([
  ['on other parameters', 'ssm:GetParameter', own.replace('flask-app', 'other')],
  ['to write them', 'ssm:PutParameter', own],
])('a policy that allows something %s is no cause', (_, action, resource) => {
  const checks = found(wire, policySight(action, resource)).map((one) => one.check);
  expect(checks).toEqual(['ssm-getparameters-denied']);
});
