import type { Line } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import type { ScreenState } from '../screen-state.ts';
import type { Body, Room } from './body.ts';
import { consentBody } from './consent-view.ts';
import { keyLines } from './key-view.ts';
import { questionBody } from './question-view.ts';
import { reviewBody } from './review-view.ts';
import { lowTop, tallTop } from './top-view.ts';
import { workingBody } from './working-view.ts';

/** Lines below the steps with which the steps may take a line each though not all is shown. */
const enough = 6;

/**
 * The live region: always lower than the terminal and narrower by a column, so that it never
 * scrolls and never wraps, whatever there is to show.
 */
export function frame(screen: ScreenState, style: Style): Body {
  const { matter, size, away } = screen;
  if (away || matter.kind === 'ended') return { lines: [] };
  const columns = size.columns - 1;
  const height = Math.max(1, size.rows - 1);
  const keys = keyLines(screen, style, columns);
  const bottom = keys.length === 0 ? [] : [[], ...keys];

  const under = (top: readonly Line[]): Room => ({
    columns,
    lines: Math.max(1, height - top.length - bottom.length),
  });
  const tall = tallTop(screen, style, columns);
  const whole = bodyOf(screen, style, { columns, lines: Number.MAX_SAFE_INTEGER });
  const roomy = under(tall).lines >= Math.min(enough, whole.lines.length);
  const top = roomy ? tall : lowTop(screen, style, columns);
  const body = bodyOf(screen, style, under(top));

  const lines = [...top, ...body.lines, ...bottom].slice(0, height);
  const { cursor } = body;
  return { ...body, lines, ...(cursor && { cursor: { ...cursor, y: cursor.y + top.length } }) };
}

function bodyOf({ matter, leaving }: ScreenState, style: Style, room: Room): Body {
  switch (matter.kind) {
    case 'quiet':
    case 'ended':
      return { lines: [] };
    case 'working':
      return workingBody(matter.work, leaving, style, room);
    case 'question':
      return questionBody(matter.question, matter.answering, style, room);
    case 'review':
      return reviewBody(matter.review, matter.list, style, room);
    case 'consent':
      return consentBody(matter.plan, matter.view, style, room);
  }
}
