import { Secret } from '../secret.ts';
import type { Question, Reply, Review } from '../types.ts';

/** The answer to a question; a secret is wrapped at once. */
export function answerTo(question: Question, text: string): Reply {
  const value = question.kind === 'secret' ? new Secret(text) : text;
  return { kind: 'answers', answers: { [question.key]: value } };
}

/** A review taken whole. A line that stands for a secret is left out: what it shows is no value. */
export function acceptAll(review: Review): Reply {
  const lines = review.lines.filter(({ question }) => question.kind !== 'secret');
  return {
    kind: 'answers',
    answers: Object.fromEntries(lines.map(({ question, value }) => [question.key, value])),
  };
}

/** The wish to go back. */
export const goBack: Reply = { kind: 'back' };
