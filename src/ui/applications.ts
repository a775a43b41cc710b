import { count } from '../count.ts';
import { t } from '../language.ts';
import type { Report, StepId, StepState } from '../types.ts';
import { stepIds } from '../types.ts';
import { reportJson } from './json.ts';
import { paintRow } from './paint.ts';
import { statesTable, type TableLook } from './states-table.ts';
import { harmless, row, type Tone, token } from './tokens.ts';
import { tally, type Words } from './words.ts';

/** What one of several applications came to. */
export interface Outcome {
  /** Its folder as seen from where one works. */
  dir: string;
  /** The exit code that it alone would have ended with. */
  code: number;
  state: StepState;
  /** Absent where it could not be worked on. */
  report?: Report;
  /** Why it could not be worked on. */
  refused?: string;
}

/** The line that opens what is said of one of several applications. */
export function applicationHead(dir: string, colour: boolean): string {
  return `${paintRow(row(token(t`application`, 'accent'), dir, 'strong'), colour)}\n`;
}

/** Every application in a line: how its steps stand, and what to begin with. Then what they count to. */
export function applicationsTable(outcomes: readonly Outcome[], look: TableLook): string {
  const lines = outcomes.map((one) => ({
    name: one.dir,
    state: one.state,
    steps: one.report?.steps ?? [],
    found: foundIn(one),
  }));
  const table = statesTable(lines, t`application`, look);
  return `${[...table, '', paintRow(verdict(outcomes), look.colour)].join('\n')}\n`;
}

/** The one JSON document on several applications. */
export function applicationsJson(
  command: string,
  outcomes: readonly Outcome[],
  words: Words,
): object {
  const each = outcomes.map(({ dir, code, report, refused }) => ({
    dir,
    code,
    ...(report ? reportJson(report, words) : {}),
    ...(refused && { refused: harmless(refused) }),
  }));
  return {
    version: 1,
    command,
    proven: outcomes.every(({ report }) => report?.proven === true),
    steps: stepsOf(outcomes),
    applications: each,
  };
}

/** A step stands as it does in the application where it stands worst. */
function stepsOf(outcomes: readonly Outcome[]): { id: StepId; state: StepState }[] {
  const all = outcomes.flatMap(({ report }) => report?.steps ?? []);
  return stepIds.flatMap((id) => {
    const states = all.filter((step) => step.id === id).map(({ state }) => state);
    if (states.length === 0) return [];
    const worst = (['open', 'unknown'] as const).find((state) => states.includes(state));
    return [{ id, state: worst ?? 'proven' }];
  });
}

function foundIn({ report, refused }: Outcome): string {
  if (!report) return refused ?? '';
  const { findings, proof } = report;
  const first =
    findings.find(({ severity }) => severity === 'error') ??
    findings.find(({ severity }) => severity === 'unknown');
  if (first) return findings.length === 1 ? first.what : t`${first.what} (of: ${tally(findings)})`;
  return proof ? t`${proof.image} is served as ${proof.digest}` : tally(findings);
}

const verdicts: Record<StepState, { word: string; tone: Tone }> = {
  proven: { word: t`in order`, tone: 'good' },
  open: { word: t`not proven`, tone: 'bad' },
  unknown: { word: t`unknown`, tone: 'warn' },
};

function verdict(outcomes: readonly Outcome[]) {
  const number = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
  const refused = number(({ report }) => !report);
  const open = number(({ state, report }) => state === 'open' && report !== undefined);
  const unknown = number(({ state, report }) => state === 'unknown' && report !== undefined);
  const worst = open + refused > 0 ? 'open' : unknown > 0 ? 'unknown' : 'proven';
  const { word, tone } = verdicts[worst];
  const parts = [
    count(outcomes.length, 'application'),
    open > 0 ? t`${open} not proven` : undefined,
    unknown > 0 ? t`${unknown} could not tell` : undefined,
    refused > 0 ? t`${refused} not worked on` : undefined,
  ];
  const text = parts.filter((part) => part !== undefined).join(', ');
  return row(token(word, tone), text, 'strong');
}
