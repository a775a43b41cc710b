import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Request } from '../../src/policy/evaluate.ts';
import { allow, deny, policy } from './documents.ts';

const actions = ['ssm:GetParameter', 'ssm:GetParameters', 's3:GetObject', 'ssm:Get*', '*'];
const resources = ['arn:aws:s3:::b/a', 'arn:aws:s3:::b/*', `arn:aws:s3:::b/\${aws:username}`, '*'];
const operators = ['StringEquals', 'StringNotLike', 'NumericLessThan', 'Bool', 'Null', 'Odd'];
const key = fc.constantFrom('aws:username', 'a:b');
const value = fc.constantFrom('a', '1', 'true', `\${aws:username}`);

const condition = fc.dictionary(
  fc.constantFrom(...operators),
  fc.dictionary(key, value, { minKeys: 1 }),
  { maxKeys: 2 },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.subarray(actions, { minLength: 1 }),
    Resource: fc.subarray(resources, { minLength: 1 }),
    Condition: condition,
  })
  .map((parts): object => parts);
const statements = fc.array(statement, { minLength: 1, maxLength: 5 });
const request: fc.Arbitrary<Request> = fc.record({
  action: fc.constantFrom('ssm:GetParameters', 's3:GetObject', 'iam:PassRole'),
  resource: fc.constantFrom('arn:aws:s3:::b/a', 'arn:aws:s3:::b/1', 'arn:aws:ssm:r:1:parameter/p'),
  context: fc.dictionary(key, fc.constantFrom('a', '1', 'true')),
});

const decide = (asked: Request, ...all: object[]) =>
  evaluate(asked, { identity: [policy(...all)] }).decision;

describe('evaluation', () => {
  it('lets a deny of everything win', () => {
    fc.assert(
      fc.property(request, statements, (asked, others) => {
        expect(decide(asked, ...others, deny())).toBe('explicitDeny');
      }),
    );
  });

  it('never takes anything away by an allow', () => {
    const order = ['explicitDeny', 'implicitDeny', 'unknown', 'allowed'];
    fc.assert(
      fc.property(request, statements, statement, (asked, others, added) => {
        const before = decide(asked, ...others);
        const after = decide(asked, ...others, { ...added, Effect: 'Allow' });
        // A doubtful deny behind an implicit one comes to light as `unknown`: still no less.
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });

  it('never gives anything by a deny', () => {
    fc.assert(
      fc.property(request, statements, statement, (asked, others, added) => {
        fc.pre(decide(asked, ...others) !== 'allowed');
        expect(decide(asked, ...others, { ...added, Effect: 'Deny' })).not.toBe('allowed');
      }),
    );
  });

  it('does not mind the order, nor how statements are spread over policies', () => {
    fc.assert(
      fc.property(request, statements, (asked, all) => {
        const together = decide(asked, ...all);
        expect(decide(asked, ...all.toReversed())).toBe(together);
        const apart = { identity: all.map((each) => policy(each)) };
        expect(evaluate(asked, apart).decision).toBe(together);
      }),
    );
  });

  it('allows under a boundary exactly what both allow', () => {
    fc.assert(
      fc.property(request, statements, statements, (asked, own, limit) => {
        const verdict = evaluate(asked, { identity: [policy(...own)], boundary: policy(...limit) });
        const both = [decide(asked, ...own), decide(asked, ...limit)];
        expect(verdict.decision === 'allowed').toBe(both.every((each) => each === 'allowed'));
      }),
    );
  });

  it('tells for certain what has neither missing context nor doubt', () => {
    fc.assert(
      fc.property(request, statements, fc.dictionary(key, value), (asked, all, more) => {
        const verdict = evaluate(asked, { identity: [policy(...all)] });
        fc.pre(verdict.missingContext.length === 0);
        const told = { ...asked, context: { ...more, ...asked.context } };
        expect(evaluate(told, { identity: [policy(...all)] }).decision).toBe(verdict.decision);
      }),
    );
  });

  it('allows everything to an administrator', () => {
    fc.assert(
      fc.property(request, (asked) => {
        expect(decide(asked, allow())).toBe('allowed');
      }),
    );
  });
});
