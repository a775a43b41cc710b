import { expect, test } from 'vitest';
import { trustDecision, trustFor, trustWith } from '../../../src/steps/wire/trust.ts';
import { projectArn } from './sight.ts';

const account = '123456789012';
const decide = (trust: unknown, project = projectArn, own = account) =>
  trustDecision(typeof trust === 'string' ? trust : JSON.stringify(trust), own, project);
const statement = (parts: object) => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'codebuild.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...parts,
  },
});

test('a new role is for CodeBuild, this project and this account only', () => {
  const trust = trustFor(account, projectArn);
  expect(decide(trust)).toBe('allowed');
  expect(decide(trust, `${projectArn}2`)).toBe('implicitDeny');
  expect(decide(trust, projectArn, '999999999999')).toBe('implicitDeny');
  const condition = JSON.stringify(trust.Statement[0]?.Condition);
  expect(condition).toBe(
    `{"StringEquals":{"aws:SourceAccount":"${account}","aws:SourceArn":"${projectArn}"}}`,
  );
});

test.each<[string, object | string, string]>([
  ['as the console makes it', statement({}), 'allowed'],
  ['another service', statement({ Principal: { Service: 'ec2.amazonaws.com' } }), 'implicitDeny'],
  ['a misspelt service', statement({ Principal: { Service: 'codebuild' } }), 'implicitDeny'],
  [
    'a wildcard under StringEquals',
    statement({
      Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:codebuild:*:*:project/*' } },
    }),
    'implicitDeny',
  ],
  [
    'a wildcard under ArnLike',
    statement({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:codebuild:*:*:project/*' } } }),
    'allowed',
  ],
  ['a deny', statement({ Effect: 'Deny' }), 'explicitDeny'],
  ['no JSON', 'oops', 'unknown'],
  ['no policy', '{"Statement": "x"}', 'unknown'],
])('%s: %#', (_, trust, decision) => {
  expect(decide(trust)).toBe(decision);
});

test('adding CodeBuild keeps whom the role trusts, also where it was one statement alone', () => {
  const ec2 = statement({ Principal: { Service: 'ec2.amazonaws.com' } });
  const added = trustWith(JSON.stringify(ec2), account, projectArn);
  expect(added.Statement).toHaveLength(2);
  expect(added.Statement[0]).toEqual(ec2.Statement);
  expect(decide(added)).toBe('allowed');
});

test('adding it twice is as adding it once, and another project takes its place', () => {
  const once = trustFor(account, `${projectArn}-old`);
  const twice = trustWith(JSON.stringify(once), account, projectArn);
  expect(twice).toEqual(trustFor(account, projectArn));
  expect(trustWith(JSON.stringify(twice), account, projectArn)).toEqual(twice);
});
