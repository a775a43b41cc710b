import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { judged, networkNeeds, wireSight } from './sight.ts';

const check = 'vpc-eni-permission';
const wanted = policyFor(needsOf(networkNeeds));

test.each(['network', 'network-permission'] as const)(
  'the role lacks the rights of the %s',
  (group) => {
    const finding = only(wire, wireSight({ judged: judged(networkNeeds, group), wanted }));
    expect(finding).toMatchObject({
      check,
      severity: 'error',
      remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
    });
    shownOnPage(finding);
  },
);

test('both lacking is one finding', () => {
  const all = judged(networkNeeds, 'network').map((one) =>
    one.group === 'network-permission' ? { ...one, decision: 'implicitDeny' as const } : one,
  );
  expect(found(wire, wireSight({ judged: all, wanted }))).toHaveLength(1);
});

test('the permission is lent to CodeBuild in these subnets only', () => {
  expect(wanted.Statement.at(-1)).toEqual({
    Sid: 'PermitNetworkInterface',
    Effect: 'Allow',
    Action: 'ec2:CreateNetworkInterfacePermission',
    Resource: 'arn:aws:ec2:us-east-1:123456789012:network-interface/*',
    Condition: {
      StringEquals: {
        'ec2:AuthorizedService': 'codebuild.amazonaws.com',
        'ec2:Subnet': [
          'arn:aws:ec2:us-east-1:123456789012:subnet/subnet-1',
          'arn:aws:ec2:us-east-1:123456789012:subnet/subnet-2',
        ],
      },
    },
  });
});
