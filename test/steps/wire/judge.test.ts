import { expect, test } from 'vitest';
import { judge } from '../../../src/steps/wire/judge.ts';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import type { Decision, Reads, RoleFacts } from '../../../src/types.ts';
import { unseen } from '../known.ts';
import { keyNeeds, plainNeeds, roleFacts } from './sight.ts';

/** The one thing that judging reads: what IAM's simulation says. */
const reads = (answer: Awaited<ReturnType<Reads['simulate']>>) =>
  ({ simulate: async () => answer }) as Partial<Reads> as Reads;
const noSimulation = reads(unseen('denied', 'iam:SimulatePrincipalPolicy', 'not authorized'));
const needs = needsOf(plainNeeds);

/** The distinct decisions of the role's own policies. */
async function decisions(parts: Partial<RoleFacts>, of = needs): Promise<Decision[]> {
  const { judged, judgedBy } = await judge(roleFacts(parts), of, noSimulation);
  expect(judgedBy).toBe('evaluation');
  return [...new Set(judged.map(({ decision }) => decision))];
}

test('IAM’s own answer is taken, in the order of the needs', async () => {
  const seen: Decision[] = needs.map((_, index) => (index === 1 ? 'explicitDeny' : 'allowed'));
  const { judged, judgedBy } = await judge(roleFacts(), needs, reads({ seen }));
  expect(judgedBy).toBe('simulation');
  expect(judged.map(({ decision }) => decision)).toEqual(seen);
  expect(judged[1]).toEqual({ ...needs[1], decision: 'explicitDeny' });
});

test('an answer that is too short claims nothing of the rest', async () => {
  const { judged } = await judge(roleFacts(), needs, reads({ seen: ['allowed'] }));
  expect(judged.slice(1).every(({ decision }) => decision === 'unknown')).toBe(true);
});

test('without the simulation the role’s own policies decide', async () => {
  expect(await decisions({})).toEqual(['allowed']);
  expect(await decisions({ inline: [] })).toEqual(['implicitDeny']);
});

test('an attached policy counts like an inline one', async () => {
  const [inline] = roleFacts().inline;
  const attached = [{ arn: 'arn:aws:iam::aws:policy/x', document: inline?.document ?? '' }];
  expect(await decisions({ inline: [], attached })).toEqual(['allowed']);
});

const statement = (parts: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...parts }],
  });

test('a permissions boundary must allow it too, and a deny wins', async () => {
  const arn = 'arn:aws:iam::123456789012:policy/boundary';
  const only = statement({ Action: 's3:*' });
  expect(await decisions({ boundary: { arn, document: only } })).toEqual([
    'boundaryDeny',
    'allowed',
  ]);
  const all = roleFacts().inline;
  const denied = [...all, { name: 'no', document: statement({ Effect: 'Deny' }) }];
  expect(await decisions({ inline: denied })).toEqual(['explicitDeny']);
});

test('an allow that waits for a key which only a real request has is neither yes nor no', async () => {
  const condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
  const document = statement({ Condition: condition });
  expect(await decisions({ inline: [{ name: 'x', document }] })).toEqual(['unknown']);
});

test('a policy that cannot be read decides nothing', async () => {
  expect(await decisions({ inline: [{ name: 'x', document: 'oops' }] })).toEqual(['unknown']);
});

test('the customer key is asked for with the context that Parameter Store sends', async () => {
  const role = roleFacts({ inline: [{ name: 'x', document: statement({}) }] });
  const asked: unknown[] = [];
  const simulate: Reads['simulate'] = async (arn, permissions) => {
    asked.push(arn);
    for (const { context } of permissions) if (context) asked.push(context);
    return { seen: permissions.map(() => 'allowed' as const) };
  };
  await judge(role, needsOf(keyNeeds), { simulate } as Partial<Reads> as Reads);
  const via = { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' };
  expect(asked).toEqual([role.arn, expect.objectContaining(via), expect.objectContaining(via)]);
});
