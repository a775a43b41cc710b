import { type StepId, type StepState, stepIds } from '../types.ts';
import { startOf, widthOf } from './columns.ts';
import { type Glyphs, glyphsFor } from './glyphs.ts';
import { paint, paintRow } from './paint.ts';
import { type ProjectRow, type ProjectsTally, tallyProjects } from './projects-row.ts';
import { harmless, type Line, row, type Tone, token } from './tokens.ts';
import { count } from './words.ts';

/** How the table is shown: `columns` is absent where lines may be of any length. */
export interface TableLook {
  unicode: boolean;
  colour: boolean;
  columns?: number;
}

/** Columns that a project's name takes at most. */
const longestName = 40;
const gap = '  ';

/** Every project in a line: how its steps stand, and the finding to begin with. Then what they count to. */
export function projectsTable(rows: readonly ProjectRow[], look: TableLook): string {
  const glyphs = glyphsFor(look.unicode);
  const steps = stepIds.filter((id) =>
    rows.some((one) => one.steps.some((step) => step.id === id)),
  );
  const widest = Math.max('project'.length, ...rows.map(({ name }) => widthOf(harmless(name))));
  const name = Math.min(longestName, widest);
  const sign = Math.max(widthOf(glyphs.done), widthOf(glyphs.unknown)) + 1;
  const cells = (first: string, others: readonly string[]) =>
    [padded(first, name), ...others.map((text, at) => padded(text, steps[at]?.length ?? 0))].join(
      gap,
    );
  const head = token(`${' '.repeat(sign)}${cells('project', steps)}${gap}found`, 'dim');
  const lines = rows.map((one): Line => {
    const { text, tone } = signOf(one.state, glyphs);
    const states = steps.map((id) => stateSign(one, id, glyphs));
    const begin = `${cells(harmless(one.name), states)}${gap}`;
    const left = look.columns ? look.columns - sign - widthOf(begin) : undefined;
    return [
      token(padded(text, sign), tone),
      token(begin),
      token(clipped(foundIn(one), left, glyphs), one.state === 'proven' ? 'dim' : 'plain'),
    ];
  });
  const table = rows.length === 0 ? [] : [[head], ...lines];
  const shown = table.map((line) => paint(line, look.colour).trimEnd());
  const end = verdict(rows).map((one) => paintRow(one, look.colour));
  return `${[...shown, ...(table.length > 0 ? [''] : []), ...end].join('\n')}\n`;
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

function stateSign({ steps }: ProjectRow, id: StepId, glyphs: Glyphs): string {
  const step = steps.find((one) => one.id === id);
  return step ? signOf(step.state, glyphs).text : glyphs.skipped;
}

function foundIn({ first, count: number }: ProjectRow): string {
  if (!first) return '';
  return number === 1 ? first.what : `${first.what} (and ${number - 1} more)`;
}

function padded(text: string, columns: number): string {
  const start = startOf(text, columns);
  return start + ' '.repeat(Math.max(0, columns - widthOf(start)));
}

function clipped(text: string, columns: number | undefined, { ellipsis }: Glyphs): string {
  if (columns === undefined || widthOf(text) <= columns) return text;
  return `${startOf(text, Math.max(0, columns - widthOf(ellipsis)))}${ellipsis}`;
}

function verdict(rows: readonly ProjectRow[]) {
  const tally = tallyProjects(rows);
  const { open, unknown } = tally;
  const tone = open > 0 ? 'bad' : unknown > 0 ? 'warn' : 'good';
  const word = open > 0 ? 'not proven' : unknown > 0 ? 'unknown' : 'checked';
  const notes = notesOn(tally).map((note) => row(undefined, note, 'dim'));
  return [row(token(word, tone), tallyText(tally), 'strong'), ...notes];
}

function tallyText({ projects, open, unknown }: ProjectsTally): string {
  return [
    count(projects, 'project'),
    open > 0 ? `${open} with errors` : undefined,
    unknown > 0 ? `${unknown} could not tell` : undefined,
    open + unknown === 0 ? 'nothing is wrong with what was looked at' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function notesOn({ buildspecsElsewhere, open, unknown }: ProjectsTally): string[] {
  const elsewhere =
    buildspecsElsewhere > 0
      ? [`${count(buildspecsElsewhere, 'buildspec')} not looked at: the source is elsewhere`]
      : [];
  return open + unknown > 0 ? [...elsewhere, 'every finding in full: --json'] : elsewhere;
}
