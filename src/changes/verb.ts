import { t } from '../language.ts';
import type {
  Change,
  Command,
  Finding,
  Leaving,
  Severity,
  StepId,
  Tell,
  Unseen,
  Writes,
} from '../types.ts';

/** What one kind of change says of itself, which commands do the same by hand, and how it is done. */
export interface Verb<C extends Change> {
  /** One line: the sign, the thing, and what becomes of it. */
  say(change: C): string;
  /** The same by hand, complete and in order; never with a secret in it. */
  commands(change: C): readonly Command[];
  /**
   * Does it; doing it twice is as doing it once. Gives a finding where the outcome is one. Long work
   * that goes on elsewhere asks by `leaving` what becomes of it when the person wants to leave.
   * @throws Refused when the outside says no, Left when the person leaves
   */
  apply(
    writes: Writes,
    change: C,
    step: StepId,
    tell: Tell,
    leaving: Leaving,
  ): Promise<Finding | undefined>;
  /** Names the finding for a refusal of this change. */
  refused(change: C, step: StepId, unseen: Unseen): Finding;
}

/** The finding for a write that was refused: whose turn it is follows from the reason. */
export function refusal(
  step: StepId,
  check: string,
  what: string,
  unseen: Unseen,
  action: string,
): Finding {
  const severity: Severity = couldNotTell.has(unseen.reason) ? 'unknown' : 'error';
  return {
    check,
    step,
    severity,
    what,
    why: t`${unseen.tried} answered: ${unseen.said}`,
    remedy: { kind: 'advice', text: remedyFor(unseen, action) },
  };
}

const couldNotTell: ReadonlySet<Unseen['reason']> = new Set(['throttled', 'unreachable']);

function remedyFor(unseen: Unseen, action: string): string {
  switch (unseen.reason) {
    case 'denied':
      return t`have an administrator allow ${action} to the identity you use, then run this again`;
    case 'expired':
    case 'no-credentials':
    case 'no-profile':
      return t`log in to AWS again (aws sso login, or choose another --profile), then run this again`;
    case 'throttled':
    case 'unreachable':
      return t`run this again when the service answers; what is done stays done`;
    default:
      return t`mend what the answer names, then run this again; what is done stays done`;
  }
}
