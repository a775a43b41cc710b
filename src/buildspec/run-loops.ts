import type { For, Select } from 'unbash';
import { run } from './run.ts';
import { assign, merge, type Shell } from './shell.ts';
import { type At, silently, splitWord, wordOf } from './telling.ts';
import { namesIn, resolve } from './words.ts';

const mostRounds = 16;

/** A loop over words that are all known is followed round by round, any other one once. */
export function runFor(node: For | Select, shell: Shell, at: At): Shell {
  const words = (node.wordlist ?? []).flatMap((word) => splitWord(wordOf(word, shell, at)));
  const texts = words.map(({ parts }) => resolve(parts));
  const name = node.name.value;
  const countable = node.type === 'For' && texts.length > 0 && texts.length <= mostRounds;
  if (countable && !texts.includes(undefined)) {
    return texts.reduce((round: Shell, text) => {
      const value = { kind: 'literal', text: text ?? '', quoted: false } as const;
      return run(node.body, assign(round, name, [value]), at);
    }, shell);
  }
  const names = words.flatMap(({ parts }) => namesIn(parts));
  const value = { kind: 'opaque', text: `$${name}`, names, quoted: false } as const;
  return runLoop(shell, at, (round, where) => run(node.body, assign(round, name, [value]), where));
}

/** Follows the body of a loop from what is known at its start whichever round it is. */
export function runLoop(shell: Shell, at: At, body: (shell: Shell, at: At) => Shell): Shell {
  const inside = { ...shell, conditional: true };
  const anyRound = merge(inside, body(inside, silently(at)));
  const after = body(anyRound, at);
  return { ...merge(anyRound, after), conditional: shell.conditional };
}
