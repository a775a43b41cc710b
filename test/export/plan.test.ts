import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/export/cost.ts';
import { planOf, reasonOf, unsettledWords } from '../../src/export/plan.ts';
import type { Change, Finding, Report } from '../../src/types.ts';
import { document, examples } from '../changes/examples.ts';
import { reasonFor } from './plans.ts';

const { put, putSecret, policy, attach, push, rebuild, build, update } = examples;
const wide = {
  ...policy,
  document: {
    Version: '2012-10-17',
    Statement: [
      ...document('ssm:GetParameters', 'arn:a').Statement,
      { Effect: 'Allow', Action: ['ssm:GetParameters', 'x:Y'], Resource: ['arn:a', 'arn:b', '*'] },
    ],
  },
} as const;

test.each<[string, Change[], string]>([
  ['nothing', [], ''],
  [
    'one of each',
    [put, policy, rebuild],
    '1 parameter; 1 policy, 1 action on 1 ARN; about 2 build minutes',
  ],
  ['many', [put, putSecret, rebuild, build], '2 parameters; about 4 build minutes'],
  ['what is opened more than once', [wide], '1 policy, 2 actions on 2 ARNs and *'],
  ['what is wide', [attach], '1 managed policy for the whole account'],
  ['the rest', [update, push], '1 project changed; 1 test image'],
])('the cost of %s', (_, changes, expected) => {
  expect(costOf(changes)).toBe(expected);
});

describe('a report as a plan', () => {
  const advice = { kind: 'advice', text: 'do\nthat' } as const;
  const found = (parts: Partial<Finding>): Finding => ({ ...reasonFor(put), ...parts });
  const report = (...findings: Finding[]): Report => ({
    version: 1,
    command: 'plan',
    proven: false,
    steps: [],
    findings,
    changes: [{ change: put, state: 'planned' }],
  });

  test('each change has the finding that it is the remedy of', () => {
    const [planned] = planOf(report(found({ remedy: advice }), reasonFor(put))).changes;
    expect(planned).toEqual({ change: put, reason: reasonFor(put) });
    expect(planned && reasonOf(planned)).toBe('put-parameter is to do: nobody has done it so far');
    expect(planOf(report()).changes).toEqual([{ change: put }]);
  });

  test('what no change settles is left out, but for what only follows or is no matter', () => {
    const plan = planOf(
      report(
        reasonFor(put),
        found({ what: 'one', remedy: advice }),
        found({ what: 'two', remedy: advice, severity: 'unknown' }),
        found({ what: 'three', remedy: advice, severity: 'warning' }),
        found({ what: 'four', remedy: advice, because: 'one' }),
      ),
    );
    expect(unsettledWords(plan.leftOut)).toEqual(['one (do that)', 'two (do that)']);
  });

  test('where a chain of consequences ends is said to come later', () => {
    const follows = (check: string, because: string) =>
      found({ check, because, what: check, remedy: advice });
    const plan = planOf(report(reasonFor(put), follows('b', 'a'), follows('c', 'b')));
    expect(unsettledWords(plan.later)).toEqual(['c (do that)']);
    expect(plan.leftOut).toEqual([]);
  });
});
