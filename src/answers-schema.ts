import { answerWords, choicesOf } from './answers.ts';
import { listKey, ofApplication } from './answers-file.ts';
import { isKept } from './kept-answers.ts';
import type { AnswerKey } from './types.ts';

/**
 * The JSON Schema of `firstpush.yml`, for editors. Every value counts as the text that is written,
 * so a number or a truth value is one too.
 */
export function answersSchema(): object {
  const keys = (Object.keys(answerWords) as AnswerKey[]).filter(isKept);
  const answers = Object.fromEntries(keys.map((key) => [answerWords[key].flag, property(key)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The answers of firstpush',
    description:
      'firstpush.yml: what a walk asks for, made to be committed. No secret stands in it.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: { ...answers, [listKey]: applications(answers) },
  };
}

const wordsOfApplication: Record<(typeof ofApplication)[number], string> = {
  dir: 'the application’s folder, as seen from that of this file',
  'password-env': 'the variable that holds its password',
};

function applications(answers: object): object {
  const own = ofApplication.map((key) => [
    key,
    { description: wordsOfApplication[key], type: 'string' },
  ]);
  return {
    description:
      'several applications, each with its folder and answers; the others count for all of them',
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      required: ['dir'],
      additionalProperties: false,
      properties: { ...Object.fromEntries(own), ...answers },
    },
  };
}

function property(key: AnswerKey): object {
  const { help } = answerWords[key];
  const choices = choicesOf(key);
  return choices
    ? { description: help, enum: choices }
    : { description: help, type: ['string', 'number', 'boolean'] };
}
