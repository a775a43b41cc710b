import { t } from '../language.ts';
import type { Proof, Where } from '../types.ts';
import { padded } from './columns.ts';
import type { Glyphs } from './glyphs.ts';
import { type Row, row, token } from './tokens.ts';

/** In the order of the way to CodeBuild. */
const places: readonly Where[] = ['local', 'rehearse', 'codebuild'];

/** The phases whose commands a buildspec names (AWS CodeBuild User Guide, Buildspec syntax). */
const phases = ['INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD'];

/** Columns that a time takes at most: CodeBuild’s longest build is 129600 s. */
const longestTime = 8;

/** Digits of a digest that tell one from another. */
const digits = 12;

/**
 * What was proven at several places side by side: how long each phase of the buildspec took, and the
 * digest that the registry served. Nothing for a single place.
 */
export function proofRows(proofs: readonly Proof[], { skipped }: Glyphs): readonly Row[] {
  if (proofs.length < 2) return [];
  const rows = places.flatMap((where) => {
    const proof = proofs.find((one) => one.where === where);
    if (!proof) return [];
    const times = phases.map((type) => inColumn(type, timeOf(proof, type) ?? skipped));
    return [row(token(where), [...times, digestOf(proof)].join('  '))];
  });
  const heads = phases.map((type) => inColumn(type, type));
  return [row(token(t`phases`, 'dim'), [...heads, t`digest`].join('  '), 'dim'), ...rows];
}

function inColumn(type: string, text: string): string {
  return padded(text, Math.max(longestTime, type.length));
}

function timeOf({ phases = [] }: Proof, type: string): string | undefined {
  const seconds = phases.find((phase) => phase.type === type)?.seconds;
  return seconds === undefined ? undefined : `${seconds} s`;
}

function digestOf({ digest }: Proof): string {
  return digest.slice(0, 'sha256:'.length + digits);
}
