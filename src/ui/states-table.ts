import { t } from '../language.ts';
import { type StepId, type StepState, stepIds } from '../types.ts';
import { padded, startOf, widthOf } from './columns.ts';
import { type Glyphs, glyphsFor } from './glyphs.ts';
import { paint } from './paint.ts';
import { harmless, type Line, type Tone, token } from './tokens.ts';

/** How a table is shown: `columns` is absent where lines may be of any length. */
export interface TableLook {
  unicode: boolean;
  colour: boolean;
  columns?: number;
}

/** A line of the table. */
export interface StatesRow {
  name: string;
  state: StepState;
  /** The steps that were looked at. */
  steps: readonly { id: StepId; state: StepState }[];
  found: string;
}

/** Columns that a name takes at most. */
const longestName = 40;
const gap = '  ';

/** Each in a line: its name under `heading`, how its steps stand, and what was found. */
export function statesTable(
  rows: readonly StatesRow[],
  heading: string,
  look: TableLook,
): readonly string[] {
  if (rows.length === 0) return [];
  const glyphs = glyphsFor(look.unicode);
  const steps = stepIds.filter((id) =>
    rows.some((one) => one.steps.some((step) => step.id === id)),
  );
  const widest = Math.max(widthOf(heading), ...rows.map(({ name }) => widthOf(harmless(name))));
  const name = Math.min(longestName, widest);
  const sign = Math.max(widthOf(glyphs.done), widthOf(glyphs.unknown)) + 1;
  const cells = (first: string, others: readonly string[]) =>
    [padded(first, name), ...others.map((text, at) => padded(text, steps[at]?.length ?? 0))].join(
      gap,
    );
  const head = token(`${' '.repeat(sign)}${cells(heading, steps)}${gap}${t`found`}`, 'dim');
  const lines = rows.map((one): Line => {
    const { text, tone } = signOf(one.state, glyphs);
    const states = steps.map((id) => stateSign(one, id, glyphs));
    const begin = `${cells(harmless(one.name), states)}${gap}`;
    const left = look.columns ? look.columns - sign - widthOf(begin) : undefined;
    return [
      token(padded(text, sign), tone),
      token(begin),
      token(clipped(one.found, left, glyphs), one.state === 'proven' ? 'dim' : 'plain'),
    ];
  });
  return [[head], ...lines].map((line) => paint(line, look.colour).trimEnd());
}

const signs: Record<StepState, { glyph: keyof Glyphs; tone: Tone }> = {
  proven: { glyph: 'done', tone: 'good' },
  open: { glyph: 'wrong', tone: 'bad' },
  unknown: { glyph: 'unknown', tone: 'warn' },
};

function signOf(state: StepState, glyphs: Glyphs): { text: string; tone: Tone } {
  const { glyph, tone } = signs[state];
  return { text: glyphs[glyph], tone };
}

function stateSign({ steps }: StatesRow, id: StepId, glyphs: Glyphs): string {
  const step = steps.find((one) => one.id === id);
  return step ? signOf(step.state, glyphs).text : glyphs.skipped;
}

function clipped(text: string, columns: number | undefined, { ellipsis }: Glyphs): string {
  if (columns === undefined || widthOf(text) <= columns) return text;
  return `${startOf(text, Math.max(0, columns - widthOf(ellipsis)))}${ellipsis}`;
}
