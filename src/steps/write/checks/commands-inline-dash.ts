import { formCheck } from '../form-check.ts';

/** A list begins on a line of its own. */
export const commandsInlineDash = formCheck(
  'commands-inline-dash',
  'a list begins on a line of its own',
  {
    kinds: ['commands-inline-dash'],
    why: 'after a key and its colon YAML takes no dash on the same line',
    remedy: 'begin the first command on the next line',
    anew: true,
  },
);
