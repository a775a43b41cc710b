import { expect, test } from 'vitest';
import type { DigestAnswer } from '../../src/types.ts';
import { type Claim, confirmPush } from '../../src/world/confirm-push.ts';

const [a, b] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string];
const served = (digest: string): DigestAnswer => ({ kind: 'served', digest });
const absent: DigestAnswer = { kind: 'absent' };
const repository = 'docker.io/alice/app';

const claim = (now: DigestAnswer, parts: Partial<Claim>): Claim => ({
  registry: 'docker.io',
  repository: 'alice/app',
  tag: 't',
  before: absent,
  pushes: [{ repository, tag: 't', digest: a }],
  wholeLog: true,
  ask: async () => now,
  ...parts,
});

test.each<[string, DigestAnswer, Partial<Claim>, object]>([
  ['told and served', served(a), {}, { kind: 'confirmed', tag: 't', digest: a }],
  ['told again as before', served(a), { before: served(a) }, { kind: 'confirmed' }],
  ['told and gone', absent, {}, { kind: 'not-served', digest: a }],
  ['told and another served', served(b), {}, { kind: 'not-served', digest: a, served: b }],
  ['nothing told, nothing there', absent, { pushes: [] }, { kind: 'pushed-nothing' }],
  ['nothing told, new', served(a), { pushes: [] }, { kind: 'confirmed', digest: a }],
  [
    'nothing told, changed',
    served(a),
    { pushes: [], before: served(b) },
    { kind: 'confirmed', digest: a },
  ],
  [
    'nothing told, as before',
    served(a),
    { pushes: [], before: served(a) },
    { kind: 'pushed-nothing' },
  ],
  [
    'nothing told by half a log, as before',
    served(a),
    { pushes: [], before: served(a), wholeLog: false },
    { kind: 'unknown' },
  ],
  [
    'a push to elsewhere',
    absent,
    { pushes: [{ repository: 'docker.io/bob/app', tag: 't', digest: a }] },
    { kind: 'pushed-nothing' },
  ],
  [
    'a masked push',
    served(a),
    { pushes: [{ repository: '***/***/app', tag: 't', digest: a }] },
    { kind: 'confirmed' },
  ],
  ['no answer', { kind: 'unknown', said: 'ETIMEDOUT' }, {}, { kind: 'unknown', said: 'ETIMEDOUT' }],
  ['a refusal', { kind: 'refused', said: 'denied' }, {}, { kind: 'unknown', said: 'denied' }],
])('%s', async (_, now, parts, confirmation) => {
  expect(await confirmPush(claim(now, parts))).toMatchObject(confirmation);
});

test.each<[string, Partial<Claim>, object]>([
  [
    'its last push',
    {
      pushes: [
        { repository, tag: '1', digest: b },
        { repository, tag: '2', digest: a },
      ],
    },
    { kind: 'confirmed', tag: '2', digest: a },
  ],
  ['nothing at all', { pushes: [] }, { kind: 'pushed-nothing' }],
  ['nothing in half a log', { pushes: [], wholeLog: false }, { kind: 'unknown' }],
  ['a masked tag', { pushes: [{ repository, tag: '***', digest: a }] }, { kind: 'unknown' }],
])('a build with its own tags is known by %s', async (_, parts, confirmation) => {
  const { tag: _tag, before: _before, ...own } = claim(served(a), parts);
  expect(await confirmPush(own)).toMatchObject(confirmation);
});
