import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { roleName, wireSight } from './sight.ts';

const said = 'User: arn:aws:iam::123456789012:user/dev is not authorized';

test('the role may not be looked at: nothing is claimed of it', () => {
  const role = unseen('denied', 'iam:GetRole', said);
  const finding = only(wire, wireSight({ role, judged: [], trust: 'unknown' }));
  expect(finding).toMatchObject({
    check: 'wiring-unseen',
    severity: 'unknown',
    what: `the role ${roleName} could not be looked at`,
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test('each thing that could not be looked at is a finding of its own', () => {
  const findings = found(
    wire,
    wireSight({
      role: unseen('denied', 'iam:GetRole', said),
      project: unseen('throttled', 'codebuild:BatchGetProjects', 'Rate exceeded'),
      bucket: unseen('denied', 's3:HeadBucket', said),
      keys: [{ key: 'alias/x', arn: unseen('denied', 'kms:DescribeKey', said), encrypts: ['/a'] }],
    }),
  );
  expect(findings.map(({ what }) => what)).toEqual([
    expect.stringContaining('the role'),
    expect.stringContaining('the project'),
    expect.stringContaining('the bucket'),
    expect.stringContaining('the customer key'),
  ]);
  expect(findings[1]?.remedy.text).toBe('run this again when AWS answers');
});
