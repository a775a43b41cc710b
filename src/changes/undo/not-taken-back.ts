import type { Finding, StepId, Unseen } from '../../types.ts';
import { refusal } from '../verb.ts';

/** The finding for a change that the outside did not let be taken back. */
export function notTakenBack(step: StepId, what: string, unseen: Unseen, actions: string): Finding {
  return refusal(step, 'not-taken-back', what, unseen, actions);
}
