import { describe, expect, test } from 'vitest';
import { type NeedsOf, needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import type { NeedGroup } from '../../../src/steps/wire/sight.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Decision } from '../../../src/types.ts';
import { found, only } from '../findings.ts';
import {
  connectionNeeds,
  ecrNeeds,
  judged,
  keyNeeds,
  plainNeeds,
  roleArn,
  roleName,
  wireSight,
} from './sight.ts';

const groups: [check: string, group: NeedGroup, needs: NeedsOf][] = [
  ['ssm-getparameters-denied', 'parameters', plainNeeds],
  ['ssm-kms-decrypt-denied', 'key', keyNeeds],
  ['logs-permission-missing', 'log', plainNeeds],
  ['s3-source-artifact-denied', 'source', plainNeeds],
  ['connection-useconnection-denied', 'connection', connectionNeeds],
  ['ecr-getauthorizationtoken-denied', 'ecr-login', ecrNeeds],
  ['ecr-push-permissions-missing', 'ecr-push', ecrNeeds],
];

describe.each(groups)('%s', (check, group, needs) => {
  const wanted = policyFor(needsOf(needs));
  const sightOf = (decision: Decision) =>
    wireSight({ judged: judged(needs, group, decision), wanted });

  test('allowed: nothing', () => {
    expect(found(wire, sightOf('allowed'))).toEqual([]);
  });

  test('denied: the exact inline policy', () => {
    const finding = only(wire, sightOf('implicitDeny'));
    expect(finding).toMatchObject({ check, severity: 'error', where: { arn: roleArn } });
    expect(finding.remedy).toMatchObject({
      kind: 'change',
      changes: [
        {
          kind: 'put-role-policy',
          role: roleName,
          policy: 'docker-credentials-flask-app',
          document: wanted,
        },
      ],
    });
  });

  test.each<Decision>(['explicitDeny', 'boundaryDeny', 'organizationDeny'])(
    '%s: no policy of the role would help',
    (decision) => {
      const finding = only(wire, sightOf(decision));
      expect(finding).toMatchObject({
        check: 'scp-or-boundary-deny',
        severity: 'error',
        remedy: { kind: 'advice' },
      });
    },
  );

  test('not told: unknown, never a pass', () => {
    const finding = only(wire, sightOf('unknown'));
    expect(finding).toMatchObject({ check, severity: 'unknown' });
    expect(finding.what).toMatch(/^it could not be told whether/);
  });
});
