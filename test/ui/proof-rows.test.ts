import { expect, test } from 'vitest';
import type { BuildPhase, Proof, Where } from '../../src/types.ts';
import { glyphsFor } from '../../src/ui/glyphs.ts';
import { paintRow } from '../../src/ui/paint.ts';
import { proofRows } from '../../src/ui/proof-rows.ts';

const proof = (where: Where, digit: string, phases?: readonly [string, number][]): Proof => ({
  image: 'docker.io/alice/shop:firstpush-1',
  digest: `sha256:${digit.repeat(64)}`,
  fingerprint: 'f',
  where,
  at: '2026-11-29T12:00:00Z',
  ...(phases && {
    phases: phases.map(([type, seconds]): BuildPhase => {
      return { type, status: 'SUCCEEDED', seconds, contexts: [] };
    }),
  }),
});

const shown = (...proofs: Proof[]) =>
  proofRows(proofs, glyphsFor(true)).map((one) => paintRow(one, false));

test('what was proven at several places stands side by side, phase by phase', () => {
  const rows = shown(
    proof('codebuild', 'c', [
      ['PROVISIONING', 9],
      ['INSTALL', 0],
      ['PRE_BUILD', 1],
      ['BUILD', 61],
      ['POST_BUILD', 2],
    ]),
    proof('local', 'a'),
    proof('rehearse', 'b', [
      ['PRE_BUILD', 3],
      ['BUILD', 2],
    ]),
  );
  expect(rows).toEqual([
    'phases     INSTALL   PRE_BUILD  BUILD     POST_BUILD  digest',
    'local      –         –          –         –           sha256:aaaaaaaaaaaa',
    'rehearse   –         3 s        2 s       –           sha256:bbbbbbbbbbbb',
    'codebuild  0 s       1 s        61 s      2 s         sha256:cccccccccccc',
  ]);
});

test('a single place needs no table', () => {
  expect(shown(proof('local', 'a'))).toEqual([]);
});
