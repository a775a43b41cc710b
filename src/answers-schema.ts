import { answerWords, choicesOf } from './answers.ts';
import { isKept } from './kept-answers.ts';
import type { AnswerKey } from './types.ts';

/**
 * The JSON Schema of `firstpush.yml`, for editors. Every value counts as the text that is written,
 * so a number or a truth value is one too.
 */
export function answersSchema(): object {
  const keys = (Object.keys(answerWords) as AnswerKey[]).filter(isKept);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The answers of firstpush',
    description:
      'firstpush.yml: what a walk asks for, made to be committed. No secret stands in it.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(keys.map((key) => [answerWords[key].flag, property(key)])),
  };
}

function property(key: AnswerKey): object {
  const { help } = answerWords[key];
  const choices = choicesOf(key);
  return choices
    ? { description: help, enum: choices }
    : { description: help, type: ['string', 'number', 'boolean'] };
}
