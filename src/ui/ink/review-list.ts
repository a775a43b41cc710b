import type { Reply, Review } from '../../types.ts';
import { acceptAll, answerTo } from '../replies.ts';
import type { Key } from './keys.ts';
import type { Outcome } from './outcome.ts';
import { type Answering, openOn, pressQuestion } from './question.ts';

/**
 * The chosen line of a review, after the last of which comes "all right"; and the line being
 * changed.
 */
export interface ReviewList {
  at: number;
  editing?: Answering;
}

/** The review as it opens: on "all right", so that Enter alone accepts. */
export function openReview(review: Review): ReviewList {
  return { at: review.lines.length };
}

/**
 * What a key does to a review. Changing a line answers that line alone; the rest is asked again.
 */
export function pressReview(
  list: ReviewList,
  key: Key,
  review: Review,
): Outcome<ReviewList, Reply> {
  const places = review.lines.length + 1;
  const line = review.lines[list.at];
  if (list.editing && line) {
    const outcome = pressQuestion(list.editing, key, line.question);
    if ('back' in outcome) return { state: { at: list.at } };
    if ('done' in outcome) return { done: answerTo(line.question, outcome.done) };
    return { state: { at: list.at, editing: outcome.state } };
  }
  const name = key.name === 'text' ? key.text : key.name;
  switch (name) {
    case 'escape':
      return { back: true };
    case 'up':
    case 'k':
      return { state: { at: (list.at - 1 + places) % places } };
    case 'down':
    case 'j':
      return { state: { at: (list.at + 1) % places } };
    case 'home':
      return { state: { at: 0 } };
    case 'end':
      return { state: { at: places - 1 } };
    case 'enter':
    case 'e':
      if (line) return { state: { at: list.at, editing: openOn(line.question, line.value) } };
      return name === 'enter' ? { done: acceptAll(review) } : { state: list };
    default:
      return { state: list };
  }
}
