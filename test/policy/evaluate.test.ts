import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/policy/evaluate.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { allow, deny, policy } from './documents.ts';

const parameter = 'arn:aws:ssm:us-east-1:123456789012:parameter/myapp/docker-registry/url';
const read = { action: 'ssm:GetParameters', resource: parameter };
const role = 'arn:aws:iam::123456789012:role/service-role/build';
const user = 'arn:aws:iam::123456789012:user/team/alice';

describe('actions and resources', () => {
  test.each<[string, object, string]>([
    ['the exact action', { Action: 'ssm:GetParameters' }, 'allowed'],
    ['the singular action', { Action: 'ssm:GetParameter' }, 'implicitDeny'],
    ['another case', { Action: 'SSM:getparameters' }, 'allowed'],
    ['a wildcard', { Action: 'ssm:Get*' }, 'allowed'],
    ['a question mark', { Action: ['ssm:GetParameter?'] }, 'allowed'],
    ['another service', { Action: 's3:*' }, 'implicitDeny'],
    ['all but this action', { Action: undefined, NotAction: 'ssm:Get*' }, 'implicitDeny'],
    ['all but others', { Action: undefined, NotAction: ['iam:*', 's3:*'] }, 'allowed'],
    ['the exact resource', { Resource: parameter }, 'allowed'],
    ['the resource in another case', { Resource: parameter.toUpperCase() }, 'implicitDeny'],
    ['a slash too many', { Resource: parameter.replace('r/m', 'r//m') }, 'implicitDeny'],
    ['a wildcard across slashes', { Resource: 'arn:aws:ssm:*:*:parameter/my*' }, 'allowed'],
    ['a wildcard across colons', { Resource: 'arn:aws:ssm:*:*:*url' }, 'allowed'],
    ['an ARN cut short', { Resource: 'arn:aws:ssm' }, 'allowed'],
    ['an ARN without account', { Resource: 'arn:aws:ssm:*:parameter/myapp/*' }, 'unknown'],
    ['another one without account', { Resource: 'arn:aws:ssm:*:parameter/x/*' }, 'implicitDeny'],
    [
      'the console\u2019s prefix',
      { Resource: 'arn:aws:ssm:*:*:parameter/CodeBuild/*' },
      'implicitDeny',
    ],
    ['all but this resource', { Resource: undefined, NotResource: parameter }, 'implicitDeny'],
    ['all but another', { Resource: undefined, NotResource: 'arn:aws:s3:::b' }, 'allowed'],
    ['no resource at all', { Resource: undefined }, 'implicitDeny'],
    ['a principal, misplaced', { Principal: '*' }, 'implicitDeny'],
  ])('%s', (_, parts, decision) => {
    expect(evaluate(read, { identity: [policy(allow(parts))] }).decision).toBe(decision);
  });

  it('asks for a wildcard where an action knows no resource', () => {
    const login = { action: 'ecr:GetAuthorizationToken', resource: '*' };
    const scoped = allow({ Resource: 'arn:aws:ecr:us-east-1:123456789012:repository/x' });
    expect(evaluate(login, { identity: [policy(scoped)] }).decision).toBe('implicitDeny');
    expect(evaluate(login, { identity: [policy(allow())] }).decision).toBe('allowed');
  });
});

describe('the decision', () => {
  it('is an implicit deny where nothing allows', () => {
    const verdict = evaluate(read, { identity: [] });
    expect(verdict).toEqual({ decision: 'implicitDeny', missingContext: [] });
  });

  it('names the statement that allows', () => {
    const identity = [policy(deny({ Action: 's3:*' })), policy(allow({ Sid: 'Read' }))];
    expect(evaluate(read, { identity }).by).toEqual({ policy: 1, statement: 'Read' });
  });

  it('is the deny, wherever it stands', () => {
    const identity = [policy(allow()), policy(allow({ Action: 's3:*' }), deny())];
    expect(evaluate(read, { identity })).toMatchObject({
      decision: 'explicitDeny',
      by: { policy: 1, statement: 1 },
    });
  });

  test.each<[string, object, string, string]>([
    ['allows', allow(), 'allowed', 'allowed'],
    ['is silent', allow({ Action: 's3:*' }), 'implicitDeny', 'implicitDeny'],
    ['denies', deny(), 'explicitDeny', 'explicitDeny'],
    ['cannot be told', allow({ Condition: { Odd: { a: 'b' } } }), 'unknown', 'unknown'],
  ])('needs the boundary, which %s', (_, statement, decision, alone) => {
    const verdict = evaluate(read, { identity: [policy(allow())], boundary: policy(statement) });
    expect(verdict).toMatchObject({ decision, boundary: alone });
  });

  it('grants nothing by a boundary alone', () => {
    const verdict = evaluate(read, { identity: [], boundary: policy(allow()) });
    expect(verdict).toMatchObject({ decision: 'implicitDeny', boundary: 'allowed' });
  });

  it('is unknown, with the reason, when an unknown operator could change it', () => {
    const odd = { Condition: { StringEqual: { a: 'b' } } };
    const reason = 'StringEqual is not a known condition operator';
    expect(evaluate(read, { identity: [policy(allow(odd))] })).toMatchObject({
      decision: 'unknown',
      reason,
    });
    expect(evaluate(read, { identity: [policy(allow(), deny(odd))] })).toMatchObject({
      decision: 'unknown',
      reason,
    });
  });

  it('is known when an unknown operator cannot change it', () => {
    const odd = { Condition: { StringEqual: { a: 'b' } } };
    const decide = (...statements: object[]) =>
      evaluate(read, { identity: [policy(...statements)] }).decision;
    expect(decide(allow(odd), allow())).toBe('allowed');
    expect(decide(deny(odd))).toBe('implicitDeny');
    expect(decide(deny(), allow(odd))).toBe('explicitDeny');
    expect(decide(allow(), deny({ ...odd, Action: 's3:*' }))).toBe('allowed');
  });
});

describe('policy variables', () => {
  const bucket = (text: string) => `arn:aws:s3:::bucket/${text}`;
  const decide = (resource: string, object: string, context = {}, principal = user) =>
    evaluate(
      { action: 's3:GetObject', resource: bucket(object), context, principal },
      { identity: [policy(allow({ Resource: bucket(resource) }))] },
    ).decision;

  test.each<[string, string, object, string]>([
    [`\${aws:username}/*`, 'alice/a', {}, 'allowed'],
    [`\${AWS:UserName}/*`, 'alice/a', {}, 'allowed'],
    [`\${aws:username}/*`, 'bob/a', {}, 'implicitDeny'],
    [`\${aws:username}/*`, 'bob/a', { 'aws:username': 'bob' }, 'allowed'],
    [`\${aws:PrincipalTag/team}`, 'red', { 'aws:PrincipalTag/team': 'red' }, 'allowed'],
    [`\${aws:PrincipalTag/team}`, 'red', { 'aws:PrincipalTag/team': '*' }, 'implicitDeny'],
    [`\${aws:PrincipalTag/team}`, 'red', {}, 'implicitDeny'],
    [`\${aws:PrincipalTag/team, 'all'}`, 'all', {}, 'allowed'],
    [`\${aws:PrincipalTag/team, 'all'}`, 'all', { 'aws:PrincipalTag/team': 'red' }, 'implicitDeny'],
    [`\${a:Many}`, 'x', { 'a:Many': ['x', 'y'] }, 'implicitDeny'],
    [`a\${*}`, 'a*', {}, 'allowed'],
    [`a\${*}`, 'ab', {}, 'implicitDeny'],
    [`a\${?}\${$}`, 'a?$', {}, 'allowed'],
  ])('%s for %s with %j', (resource, object, context, decision) => {
    expect(decide(resource, object, context)).toBe(decision);
  });

  it('has no user name for a role', () => {
    expect(decide(`\${aws:username}`, 'build', {}, role)).toBe('implicitDeny');
  });

  it('takes them as they stand in the older language', () => {
    const statement = allow({ Resource: bucket(`\${aws:username}`) });
    const identity = [parsePolicy(JSON.stringify({ Statement: statement }))];
    const ask = (object: string) =>
      evaluate({ action: 's3:GetObject', resource: bucket(object), principal: user }, { identity })
        .decision;
    expect(ask('alice')).toBe('implicitDeny');
    expect(ask(`\${aws:username}`)).toBe('allowed');
  });

  it('replaces them in conditions on texts and ARNs, where no value equals nothing', () => {
    const ask = (operator: string, context: Record<string, string>) =>
      evaluate(
        { ...read, context },
        {
          identity: [
            policy(
              allow({ Condition: { [operator]: { 's3:tag': `\${aws:PrincipalTag/owner}` } } }),
            ),
          ],
        },
      ).decision;
    const both = { 's3:tag': 'a', 'aws:PrincipalTag/owner': 'a' };
    expect(ask('StringEquals', both)).toBe('allowed');
    expect(ask('StringNotEquals', both)).toBe('implicitDeny');
    expect(ask('StringEquals', { 's3:tag': 'a' })).toBe('implicitDeny');
    expect(ask('StringNotEquals', { 's3:tag': 'a' })).toBe('allowed');
  });
});

describe('missing context', () => {
  const key = 'arn:aws:kms:us-east-1:123456789012:key/k';
  const decrypt = { action: 'kms:Decrypt', resource: key };
  const viaSsm = {
    Action: 'kms:Decrypt',
    Resource: key,
    Condition: { StringEquals: { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' } },
  };

  it('is named where it could matter', () => {
    expect(evaluate(decrypt, { identity: [policy(allow(viaSsm))] })).toEqual({
      decision: 'implicitDeny',
      missingContext: ['kms:ViaService'],
    });
    const context = { 'KMS:viaService': 'ssm.us-east-1.amazonaws.com' };
    expect(evaluate({ ...decrypt, context }, { identity: [policy(allow(viaSsm))] })).toMatchObject({
      decision: 'allowed',
      missingContext: [],
    });
  });

  it('is not named for another action or resource', () => {
    const identity = [policy(allow(viaSsm))];
    expect(evaluate(read, { identity }).missingContext).toEqual([]);
    expect(evaluate({ ...decrypt, resource: `${key}2` }, { identity }).missingContext).toEqual([]);
  });

  it('counts the variables of a resource that could fit', () => {
    const own = policy(allow({ Resource: `arn:aws:s3:::b/\${aws:username}/*` }));
    const ask = (resource: string) =>
      evaluate({ action: 's3:GetObject', resource }, { identity: [own] }).missingContext;
    expect(ask('arn:aws:s3:::b/alice/x')).toEqual(['aws:username']);
    expect(ask('arn:aws:s3:::c/alice/x')).toEqual([]);
  });

  it('is named once, those of the boundary too', () => {
    const verdict = evaluate(decrypt, {
      identity: [policy(allow(viaSsm), deny(viaSsm))],
      boundary: policy(allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    });
    expect(verdict.missingContext).toEqual(['kms:ViaService', 'aws:SecureTransport']);
  });
});
