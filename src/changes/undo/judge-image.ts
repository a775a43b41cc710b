import { t } from '../../language.ts';
import type { ImageDeed, Now } from '../../types.ts';
import { imageStays, imageUnseen } from './images.ts';
import { changedSince, imageOf, stepOf, type Verdict } from './verdict.ts';

/** What becomes of a throw-away tag. */
export function judgeImage(deed: ImageDeed, { images }: Now): Verdict {
  const now = images[imageOf(deed)];
  if (!now) return { kind: 'nothing' };
  const step = stepOf(deed);
  const { answer } = now;
  if (answer.kind === 'absent') return { kind: 'nothing' };
  if (answer.kind === 'no-login' || answer.kind === 'unknown') {
    return { kind: 'held', finding: imageUnseen(deed, step, answer.said) };
  }
  if (answer.kind === 'refused') {
    return { kind: 'past', finding: imageStays(deed, step, t`it answered: ${answer.said}`) };
  }
  const { before, made } = deed;
  const { digest } = answer;
  if (digest === before) return { kind: 'nothing' };
  if (before !== undefined) {
    const why = t`the tag stood on ${before} before, which a registry does not put back`;
    return { kind: 'past', finding: imageStays(deed, step, why) };
  }
  if (!('credential' in now)) return { kind: 'nothing' };
  const { registry, repository, tag } = deed;
  const { credential } = now;
  const change = { kind: 'withdraw-tag', registry, repository, tag, credential } as const;
  // Where the run ended before it heard of a digest, the tag tells: it is named after the source.
  if (made === undefined || made === digest) return { kind: 'back', change };
  return changedSince(deed, t`the registry serves ${digest}`, change);
}
