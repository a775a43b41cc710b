import { t } from '../language.ts';
import { originWord } from '../origin.ts';
import type { Setup, WalkEvent } from '../types.ts';
import { outcomeRow } from './change-words.ts';
import { findingRows } from './finding-words.ts';
import { pageLines } from './page-lines.ts';
import { reportRows } from './report.ts';
import { stepRow } from './step-words.ts';
import { blank, type Row, row, token } from './tokens.ts';
import { keyWord, type Style } from './words.ts';

/** What an event says to a face of lines. What only moves a screen (a look begun) says nothing. */
export function eventRows(event: WalkEvent, style: Style): readonly Row[] {
  switch (event.event) {
    case 'started':
      return [startedRow(event.command, event.setup)];
    case 'looking':
      return [];
    case 'noted':
      return event.lines.map((line) => row(token(t`note`, 'accent'), line));
    case 'page':
      return pageLines(event.text, 80).map((text) => ({ text }));
    case 'waiting':
      return [row(token(t`wait`, 'accent'), event.what)];
    case 'looked':
      return [stepRow(event.step, event, style)];
    case 'answered':
      return [answeredRow(event, style)];
    case 'changing':
      return [row(token(t`now`, 'accent'), style.words.say(event.change))];
    case 'progress':
      return (event.progress.lines ?? [event.progress.text]).map((line) =>
        row(undefined, line, 'dim'),
      );
    case 'changed':
      return changedRows(event, style);
    case 'ended':
      return [blank, ...reportRows(event.report, style)];
  }
}

function startedRow(command: string, setup: Setup): Row {
  const words = [command, setup.app, targetOf(setup)].filter(Boolean).join('  ');
  return row(token('firstpush', 'strong'), words);
}

/** An answer, with where it came from; a password never shows. */
export function answeredRow(
  event: Extract<WalkEvent, { event: 'answered' }>,
  { glyphs }: Style,
): Row {
  const value = event.key === 'password' ? glyphs.mask.repeat(8) : event.value;
  return {
    label: token(t`${glyphs.hint} answer`, 'dim'),
    text: [
      token(`${keyWord(event.key)}: ${value}`),
      token(t`  from ${originWord(event.from)}`, 'dim'),
    ],
  };
}

/** What became of a change, and what was found where it failed. */
export function changedRows(
  event: Extract<WalkEvent, { event: 'changed' }>,
  style: Style,
): readonly Row[] {
  const outcome = outcomeRow(event.change, event.state, style);
  return event.finding ? [outcome, ...findingRows(event.finding, style.glyphs)] : [outcome];
}

/** Where the image goes, as far as it is known: `docker.io/alice/flask-app`. */
export function targetOf({ registry, repository }: Setup): string {
  return [registry, repository].filter(Boolean).join('/');
}
