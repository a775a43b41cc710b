import { t } from '../language.ts';
import type { Change, ChangeState } from '../types.ts';
import { diffRows } from './diff-rows.ts';
import { type Row, row, type Tone, token } from './tokens.ts';
import type { Style, Words } from './words.ts';

/** `will` and what the changes say, one row each; below it, if wanted, what differs in a file. */
export function willRows(
  changes: readonly Change[],
  words: Words,
  differences = false,
): readonly Row[] {
  return changes.flatMap((change, index) => [
    row(index === 0 ? token(t`will`, 'strong') : undefined, words.say(change)),
    ...(differences ? diffRows(change) : []),
  ]);
}

/** Every line of the commands that do the same by hand, in order. */
export function commandLines(changes: readonly Change[], words: Words): readonly string[] {
  return changes.flatMap(words.byHand).flatMap((command) => command.split('\n'));
}

interface Outcome {
  glyph: 'done' | 'wrong' | 'skipped';
  word: string;
  tone: Tone;
}

const outcomes: Record<ChangeState, Outcome> = {
  planned: { glyph: 'skipped', word: t`planned`, tone: 'dim' },
  done: { glyph: 'done', word: t`done`, tone: 'good' },
  failed: { glyph: 'wrong', word: t`failed`, tone: 'bad' },
  skipped: { glyph: 'skipped', word: t`skipped`, tone: 'dim' },
};

/** What became of a change. */
export function outcomeRow(change: Change, state: ChangeState, { glyphs, words }: Style): Row {
  const { glyph, word, tone } = outcomes[state];
  return row(token(`${glyphs[glyph]} ${word}`, tone), words.say(change));
}
