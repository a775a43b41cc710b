import { count } from '../count.ts';
import { t } from '../language.ts';
import { paintRow } from './paint.ts';
import { type ProjectRow, type ProjectsTally, tallyProjects } from './projects-row.ts';
import { statesTable, type TableLook } from './states-table.ts';
import { row, token } from './tokens.ts';

/** Every project in a line: how its steps stand, and the finding to begin with. Then what they count to. */
export function projectsTable(rows: readonly ProjectRow[], look: TableLook): string {
  const lines = rows.map((one) => ({ ...one, found: foundIn(one) }));
  const table = statesTable(lines, t`project`, look);
  const end = verdict(rows).map((one) => paintRow(one, look.colour));
  return `${[...table, ...(table.length > 0 ? [''] : []), ...end].join('\n')}\n`;
}

function foundIn({ first, count: number }: ProjectRow): string {
  if (!first) return '';
  return number === 1 ? first.what : t`${first.what} (and ${number - 1} more)`;
}

function verdict(rows: readonly ProjectRow[]) {
  const tally = tallyProjects(rows);
  const { open, unknown } = tally;
  const tone = open > 0 ? 'bad' : unknown > 0 ? 'warn' : 'good';
  const word = open > 0 ? t`not proven` : unknown > 0 ? t`unknown` : t`checked`;
  const notes = notesOn(tally).map((note) => row(undefined, note, 'dim'));
  return [row(token(word, tone), tallyText(tally), 'strong'), ...notes];
}

function tallyText({ projects, open, unknown }: ProjectsTally): string {
  return [
    count(projects, 'project'),
    open > 0 ? t`${open} with errors` : undefined,
    unknown > 0 ? t`${unknown} could not tell` : undefined,
    open + unknown === 0 ? t`nothing is wrong with what was looked at` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function notesOn({ buildspecsElsewhere, open, unknown }: ProjectsTally): string[] {
  const elsewhere =
    buildspecsElsewhere > 0
      ? [t`${count(buildspecsElsewhere, 'buildspec')} not looked at: the source is elsewhere`]
      : [];
  return open + unknown > 0 ? [...elsewhere, t`every finding in full: --json`] : elsewhere;
}
