import { t } from '../../language.ts';
import type { Deed, Finding, StepId, Unseen } from '../../types.ts';
import { refusal } from '../verb.ts';
import { stepOf, thingOf } from './verdict.ts';

/** The finding for a change that the outside did not let be taken back. */
export function notTakenBack(step: StepId, what: string, unseen: Unseen, actions: string): Finding {
  return refusal(step, 'not-taken-back', what, unseen, actions);
}

/** The finding where the outside took the change, and a look does not show it. */
export function stillThere(deed: Deed): Finding {
  return {
    check: 'not-taken-back',
    step: stepOf(deed),
    severity: 'unknown',
    what: t`${thingOf(deed)} does not show yet that it was taken back`,
    why: t`the change was taken, and looking again found what was there before it`,
    remedy: { kind: 'advice', text: t`run undo again in a minute: it looks first` },
  };
}
