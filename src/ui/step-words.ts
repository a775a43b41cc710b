import { t } from '../language.ts';
import type { Finding, StepId, StepState, Summary } from '../types.ts';
import { type Row, type Token, token } from './tokens.ts';
import { type Style, tally } from './words.ts';

/** What is known of a step: nothing, that it is being looked at, or what the last look gave. */
export type StepSight =
  | { state: 'waiting' | 'looking' }
  | { state: StepState; summary: Summary; findings: readonly Finding[] };

/** The sign of a step's state; an open step carries the mark of where one is. */
export function stepSign(state: StepSight['state'], { glyphs }: Style): Token {
  if (state === 'proven') return token(glyphs.done, 'good');
  if (state === 'unknown') return token(glyphs.unknown, 'warn');
  return state === 'waiting' ? token(' ') : token(glyphs.here, 'accent');
}

/** How a step stands, in words: its proof, or what there is to do. */
export function stepProof(sight: StepSight): string {
  switch (sight.state) {
    case 'waiting':
      return '';
    case 'looking':
      return t`looking`;
    case 'proven':
      return sight.summary.proof;
    case 'open':
      return tally(sight.findings) || t`not proven yet`;
    case 'unknown':
      return tally(sight.findings) || t`could not look`;
  }
}

/** What stands at a step, where it has been looked at. */
export function stepSubject(sight: StepSight): string {
  return 'summary' in sight ? sight.summary.subject : '';
}

/** A step in one row: sign, name, what stands there, how it is known. */
export function stepRow(step: StepId, sight: StepSight, style: Style): Row {
  const sign = stepSign(sight.state, style);
  const known = [stepSubject(sight), stepProof(sight)].filter(Boolean).join(': ');
  return { label: token(`${sign.text} ${step}`, sign.tone), text: [token(known)] };
}
