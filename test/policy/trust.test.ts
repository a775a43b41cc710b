import { describe, expect, test } from 'vitest';
import { evaluateTrust } from '../../src/policy/evaluate.ts';
import { policy } from './documents.ts';

const project = 'arn:aws:codebuild:us-east-1:123456789012:project/demo';
const context = { 'aws:SourceAccount': '123456789012', 'aws:SourceArn': project };
const trust = (parts: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'codebuild.amazonaws.com' },
  Action: 'sts:AssumeRole',
  ...parts,
});

describe('a trust policy', () => {
  test.each<[string, object[], string]>([
    ['names the service', [trust()], 'allowed'],
    [
      'names several',
      [trust({ Principal: { Service: ['ec2.amazonaws.com', 'codebuild.amazonaws.com'] } })],
      'allowed',
    ],
    [
      'names another service',
      [trust({ Principal: { Service: 'codepipeline.amazonaws.com' } })],
      'implicitDeny',
    ],
    ['misspells it', [trust({ Principal: { Service: 'codebuild.amazon.com' } })], 'implicitDeny'],
    ['names an account', [trust({ Principal: { AWS: '123456789012' } })], 'implicitDeny'],
    ['names everyone', [trust({ Principal: '*' })], 'allowed'],
    ['names everyone the other way', [trust({ Principal: { AWS: '*' } })], 'allowed'],
    ['names nobody', [trust({ Principal: undefined })], 'implicitDeny'],
    ['has another action', [trust({ Action: 'sts:AssumeRoleWithSAML' })], 'implicitDeny'],
    ['has a wider action', [trust({ Action: 'sts:*' })], 'allowed'],
    [
      'denies all others',
      [
        trust(),
        {
          ...trust({ Principal: undefined, NotPrincipal: { Service: 'codebuild.amazonaws.com' } }),
          Effect: 'Deny',
        },
      ],
      'allowed',
    ],
    ['denies it', [trust(), { ...trust(), Effect: 'Deny' }], 'explicitDeny'],
    ['asks for the project', [trust({ Condition: { StringEquals: context } })], 'allowed'],
    [
      'asks for another project',
      [trust({ Condition: { StringEquals: { 'aws:SourceArn': `${project}2` } } })],
      'implicitDeny',
    ],
    [
      'has a wildcard for StringEquals',
      [
        trust({
          Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:codebuild:*:*:project/*' } },
        }),
      ],
      'implicitDeny',
    ],
    [
      'has a wildcard for ArnLike',
      [trust({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:codebuild:*:*:project/*' } } })],
      'allowed',
    ],
    [
      'has an operator of another world',
      [trust({ Condition: { ArnMatches: { 'aws:SourceArn': project } } })],
      'unknown',
    ],
  ])('%s', (_, statements, decision) => {
    const verdict = evaluateTrust(policy(...statements), {
      service: 'codebuild.amazonaws.com',
      context,
    });
    expect(verdict.decision).toBe(decision);
  });

  test('names the context that it asks for', () => {
    const verdict = evaluateTrust(policy(trust({ Condition: { StringEquals: context } })), {
      service: 'codebuild.amazonaws.com',
    });
    expect(verdict).toEqual({
      decision: 'implicitDeny',
      missingContext: ['aws:SourceAccount', 'aws:SourceArn'],
    });
  });
});
