import { describe, expect, it, test, vi } from 'vitest';
import { evaluate } from '../../src/policy/evaluate.ts';
import { allow, policy } from './documents.ts';

type Values = string | string[] | undefined;

/** What an allow under one condition on one key decides for a request with this value. */
function decide(operator: string, wanted: unknown, asked: Values): string {
  const statement = allow({ Condition: { [operator]: { 'a:Key': wanted } } });
  const context = asked === undefined ? {} : { 'A:KEY': asked };
  return evaluate({ action: 's:A', resource: '*', context }, { identity: [policy(statement)] })
    .decision;
}

describe('condition operators', () => {
  test.each<[string, unknown, Values, boolean]>([
    ['StringEquals', 'x', 'x', true],
    ['StringEquals', 'x', 'X', false],
    ['StringEquals', ['w', 'x'], 'x', true],
    ['StringEquals', 'x*', 'xy', false],
    ['StringEquals', 'x*', 'x*', true],
    ['StringEquals', 'x', undefined, false],
    ['StringNotEquals', 'x', 'y', true],
    ['StringNotEquals', ['x', 'y'], 'y', false],
    ['StringNotEquals', 'x', undefined, true],
    ['StringEqualsIgnoreCase', 'Xy', 'xY', true],
    ['StringNotEqualsIgnoreCase', 'Xy', 'xY', false],
    ['StringLike', 'dev-??-*', 'dev-eu-1', true],
    ['StringLike', 'dev-*', 'Dev-1', false],
    ['StringNotLike', 'dev-*', 'prod-1', true],
    ['StringNotLike', 'dev-*', undefined, true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericNotEquals', 10, '11', true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericGreaterThanEquals', '10.5', '10', false],
    ['NumericLessThan', '10', undefined, false],
    ['DateEquals', '2020-01-01T00:00:00Z', '1577836800', true],
    ['DateNotEquals', '2020-01-01', '2020-01-02', true],
    ['DateLessThan', '2020-01-01T01:00:00+01:00', '2019-12-31T23:59:59Z', true],
    ['DateLessThanEquals', '2020', '2020-01-01', true],
    ['DateGreaterThan', '2020-01-01T00:00:01', '2020-01-01T00:00:02Z', true],
    ['DateGreaterThanEquals', '2020-01-01', '2019-12-31', false],
    ['Bool', 'true', 'true', true],
    ['Bool', true, 'True', true],
    ['Bool', 'false', 'true', false],
    ['Bool', 'false', undefined, false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ4', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', ['203.0.113.0/24', '2001:DB8:1234:5678::/64'], '2001:db8:1234:5678::1', true],
    ['IpAddress', '::/0', '203.0.113.7', false],
    ['IpAddress', '::ffff:0:0/96', '203.0.113.7', false],
    ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
    ['NotIpAddress', '203.0.113.0/24', undefined, true],
    ['ArnEquals', 'arn:aws:sns:*:1:t', 'arn:aws:sns:us-east-1:1:t', true],
    ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:us-east-1:1:t', false],
    ['ArnLike', 'arn:aws:codebuild:*', 'arn:aws:codebuild:us-east-1:1:project/p', true],
    ['ArnLike', 'arn:aws:logs:r:1:log-group:*', 'arn:aws:logs:r:1:log-group:a:b', true],
    ['ArnLike', 'arn:aws:sns:r:1:t', 'not an arn', false],
    ['ArnNotEquals', 'arn:aws:sns:r:1:t', 'arn:aws:sns:r:1:u', true],
    ['ArnNotLike', 'arn:aws:sns:r:1:*', 'arn:aws:sns:r:1:u', false],
    ['Null', 'true', undefined, true],
    ['Null', 'true', [], true],
    ['Null', 'true', 'x', false],
    ['Null', false, 'x', true],
    ['Null', 'false', undefined, false],
    ['StringLikeIfExists', 't2.*', undefined, true],
    ['StringLikeIfExists', 't2.*', 'm2.micro', false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], [], true],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], undefined, false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
    ['ForAllValues:ArnLike', 'arn:aws:s3:::a*', ['arn:aws:s3:::ab', 'arn:aws:s3:::ac'], true],
    ['ForAnyValue:StringLikeIfExists', 'a*', undefined, true],
  ])('%s %j asked %j holds: %s', (operator, wanted, asked, holds) => {
    expect(decide(operator, wanted, asked)).toBe(holds ? 'allowed' : 'implicitDeny');
  });

  test.each<[string, unknown, Values]>([
    ['StringEqual', 'x', 'x'],
    ['NullIfExists', 'true', 'x'],
    ['ForSomeValues:StringEquals', 'x', 'x'],
    ['NumericEquals', 'ten', '10'],
    ['NumericEquals', '10', ''],
    ['DateLessThan', '2020-01-01', 'yesterday'],
    ['DateLessThan', 'Jan 1, 2020', '2019-01-01'],
    ['Bool', 'yes', 'true'],
    ['IpAddress', '203.0.113.0/33', '203.0.113.1'],
    ['IpAddress', '203.0.113.0/24', 'localhost'],
    ['NotIpAddress', 'anywhere', '203.0.113.1'],
    ['Null', 'maybe', 'x'],
    ['StringEquals', 'x', ['x', 'y']],
  ])('%s %j asked %j cannot be told', (operator, wanted, asked) => {
    expect(decide(operator, wanted, asked)).toBe('unknown');
  });

  it('takes a time without a zone for UTC, wherever the machine stands', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(decide('DateEquals', '2020-01-01T00:00:01', '2020-01-01T00:00:01Z')).toBe('allowed');
    vi.unstubAllEnvs();
  });

  it('needs every condition, and every key of one', () => {
    const statement = allow({
      Condition: { StringEquals: { a: '1', b: '2' }, Bool: { c: 'true' } },
    });
    const all = { a: '1', b: '2', c: 'true' };
    const ask = (context: Record<string, string>) =>
      evaluate({ action: 's:A', resource: '*', context }, { identity: [policy(statement)] })
        .decision;
    expect(ask(all)).toBe('allowed');
    for (const key of ['a', 'b', 'c']) expect(ask({ ...all, [key]: 'no' })).toBe('implicitDeny');
  });
});
