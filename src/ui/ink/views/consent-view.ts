import { t } from '../../../language.ts';
import type { StepPlan } from '../../../types.ts';
import { pageLines } from '../../page-lines.ts';
import { pagesOf, planDetails, planRows, whyRows } from '../../plan-words.ts';
import { type Line, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import type { ConsentView } from '../consent.ts';
import { cut, fold } from '../layout.ts';
import { type Body, indented, margin, type Room } from './body.ts';

/** The plan in as much detail as there is room for, or every finding in full. */
export function consentBody(plan: StepPlan, view: ConsentView, style: Style, room: Room): Body {
  const columns = room.columns - margin;
  if (view.shows === 'why') {
    const { lines, furthest } = scrolled(whyLines(plan, style, columns), view.top, room.lines);
    return { lines: indented(lines), furthest };
  }
  const versions = planDetails.map((detail) => fold(planRows(plan, style, detail), columns));
  const fitting = versions.find((lines) => lines.length <= room.lines) ?? versions.at(-1) ?? [];
  return { lines: indented(cut(fitting, room.lines, style.glyphs.ellipsis)) };
}

/** Every finding in full, and below them the pages of their checks. */
function whyLines(plan: StepPlan, style: Style, columns: number): readonly Line[] {
  const pages = pagesOf(plan, style).flatMap((page) => [[], ...pageLines(page, columns)]);
  return [...fold(whyRows(plan, style), columns), ...pages];
}

/**
 * Lines from `top` on, as many as there is room for; the last says where one is when not all are
 * seen.
 */
function scrolled(
  lines: readonly Line[],
  top: number,
  room: number,
): { lines: readonly Line[]; furthest: number } {
  if (lines.length <= room) return { lines, furthest: 0 };
  const seen = Math.max(1, room - 1);
  const furthest = lines.length - seen;
  const from = Math.min(top, furthest);
  const place = t`lines ${from + 1} to ${from + seen} of ${lines.length}`;
  return { lines: [...lines.slice(from, from + seen), [token(place, 'dim')]], furthest };
}
