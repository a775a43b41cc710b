import type { Question } from '../../types.ts';
import { type ChoiceList, openChoice, pressChoice } from './choice-list.ts';
import type { Key } from './keys.ts';
import type { Outcome } from './outcome.ts';
import { emptyField, pressField, type TextField } from './text-field.ts';

/** An open question: a field for texts and secrets, a list for choices. */
export type Answering = { kind: 'field'; field: TextField } | { kind: 'list'; list: ChoiceList };

/** The question as it opens: an empty field, or the list on its guess. */
export function openQuestion(question: Question): Answering {
  return question.kind === 'choice'
    ? { kind: 'list', list: openChoice(question) }
    : { kind: 'field', field: emptyField };
}

/** The question opened on a value that stands already, to be changed. */
export function openOn(question: Question, value: string): Answering {
  if (question.kind === 'choice') return openQuestion({ ...question, guess: value });
  const before = question.kind === 'secret' ? '' : value;
  return { kind: 'field', field: { ...emptyField, before } };
}

/** What a key does to an open question. */
export function pressQuestion(
  answering: Answering,
  key: Key,
  question: Question,
): Outcome<Answering, string> {
  if (answering.kind === 'field') {
    const outcome = pressField(answering.field, key, question);
    return 'state' in outcome ? { state: { kind: 'field', field: outcome.state } } : outcome;
  }
  const outcome = pressChoice(answering.list, key, question);
  return 'state' in outcome ? { state: { kind: 'list', list: outcome.state } } : outcome;
}
