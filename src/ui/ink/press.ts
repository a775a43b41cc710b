import type { Consent, Reply } from '../../types.ts';
import { answerTo, goBack } from '../replies.ts';
import { pressConsent } from './consent.ts';
import type { Key } from './keys.ts';
import { pressQuestion } from './question.ts';
import { pressReview } from './review-list.ts';
import type { Matter } from './screen-state.ts';

/**
 * What a key comes to: the matter as it is then, a reply to give back, or the commands to write
 * out.
 */
export type Pressed = { matter: Matter } | { reply: Reply } | { consent: Consent } | 'commands';

/** The matter, scrolled no further than to the end of what there is to see. */
export function withinReach(matter: Matter, furthest = Number.POSITIVE_INFINITY): Matter {
  if (matter.kind !== 'consent' || matter.view.shows !== 'why') return matter;
  return { ...matter, view: { ...matter.view, top: Math.min(matter.view.top, furthest) } };
}

/** What a key does to the matter on the screen. Ctrl-C is not for matters; see `openInk`. */
export function press(matter: Matter, key: Key): Pressed {
  switch (matter.kind) {
    case 'question': {
      const outcome = pressQuestion(matter.answering, key, matter.question);
      if ('back' in outcome) return { reply: goBack };
      if ('done' in outcome) return { reply: answerTo(matter.question, outcome.done) };
      return { matter: { ...matter, answering: outcome.state } };
    }
    case 'review': {
      const outcome = pressReview(matter.list, key, matter.review);
      if ('back' in outcome) return { reply: goBack };
      if ('done' in outcome) return { reply: outcome.done };
      return { matter: { ...matter, list: outcome.state } };
    }
    case 'consent': {
      const outcome = pressConsent(matter.view, key);
      if ('back' in outcome) return { consent: 'back' };
      if ('state' in outcome) return { matter: { ...matter, view: outcome.state } };
      if (outcome.done === 'edit' && !matter.plan.review) return { matter };
      return outcome.done === 'commands' ? 'commands' : { consent: outcome.done };
    }
    default:
      return { matter };
  }
}
