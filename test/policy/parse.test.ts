import { describe, expect, it, test } from 'vitest';
import { PolicySyntax, parsePolicy } from '../../src/policy/parse.ts';

const statement = { Effect: 'Allow', Action: 'ssm:GetParameters', Resource: '*' };

describe('reading a policy', () => {
  it('takes one value or a list wherever the grammar does', () => {
    const single = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
    const listed = parsePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ ...statement, Action: ['ssm:GetParameters'], Resource: ['*'] }],
      }),
    );
    expect(single).toEqual(listed);
  });

  it('takes the percent-encoded form of the IAM API', () => {
    const text = JSON.stringify({ Statement: [{ ...statement, Sid: 'a%20b "é"' }] });
    expect(parsePolicy(encodeURIComponent(text))).toEqual(parsePolicy(text));
  });

  it('reads every element', () => {
    const read = parsePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Id: 'x',
        Statement: [
          {
            Sid: 'One',
            Effect: 'Deny',
            NotAction: ['iam:*'],
            NotResource: 'arn:aws:s3:::b',
            NotPrincipal: { Service: 'codebuild.amazonaws.com', AWS: ['123456789012'] },
            Condition: { Bool: { 'aws:SecureTransport': false }, NumericEquals: { n: [1, '2'] } },
          },
          { ...statement, Principal: '*' },
        ],
      }),
    );
    expect(read).toEqual({
      version: '2012-10-17',
      statements: [
        {
          sid: 'One',
          effect: 'Deny',
          actions: { not: true, patterns: ['iam:*'] },
          resources: { not: true, patterns: ['arn:aws:s3:::b'] },
          principals: {
            not: true,
            of: { Service: ['codebuild.amazonaws.com'], AWS: ['123456789012'] },
          },
          conditions: [
            { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
            { operator: 'NumericEquals', key: 'n', values: ['1', '2'] },
          ],
        },
        {
          sid: undefined,
          effect: 'Allow',
          actions: { not: false, patterns: ['ssm:GetParameters'] },
          resources: { not: false, patterns: ['*'] },
          principals: { not: false, of: { AWS: ['*'] } },
          conditions: [],
        },
      ],
    });
  });

  test.each([
    ['{', 'not JSON'],
    ['%7', 'not JSON'],
    ['[]', 'the document is missing or not as the policy grammar has it'],
    ['{}', 'Statement is missing or not as the policy grammar has it'],
    ['{"Version":"2020-01-01","Statement":[]}', 'Version is missing or not'],
    ['{"Statement":[]}', 'Statement is missing or not'],
    ['{"Statement":{"Effect":"allow"}}', 'Statement[0].Effect is missing or not'],
    ['{"Statement":{"Effect":"Allow","Resource":"*"}}', 'has neither Action nor NotAction'],
    ['{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}', 'Statement[0].Action is'],
    ['{"Statement":{"Effect":"Allow","Action":"*","Actoin":"*"}}', 'does not know: Actoin'],
    ['{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}', 'both Action and NotAction'],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Principal":{"Servce":"x"}}}',
      'Statement[0].Principal',
    ],
  ])('refuses %s', (text, reason) => {
    expect(() => parsePolicy(text)).toThrow(PolicySyntax);
    expect(() => parsePolicy(text)).toThrow(reason);
  });
});
