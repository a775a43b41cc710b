import type { Finding, Report, Severity, StepState } from '../types.ts';
import { findingInFull } from './finding-words.ts';
import { glyphsFor } from './glyphs.ts';
import { paintRow } from './paint.ts';
import { causesFirst } from './plan-words.ts';
import { stepSign } from './step-words.ts';
import { blank, type Row, row, type Tone, token } from './tokens.ts';
import { type Style, tally, type Words } from './words.ts';

/**
 * The text of a report, as `check` prints it: findings by step, what they count to, the verdict.
 */
export function reportText(
  report: Report,
  options: { words: Words; unicode: boolean; colour: boolean },
): string {
  const style = { words: options.words, glyphs: glyphsFor(options.unicode) };
  return reportRows(report, style)
    .map((each) => `${paintRow(each, options.colour)}\n`)
    .join('');
}

/** A report as rows, for every face that shows text. */
export function reportRows(report: Report, style: Style): readonly Row[] {
  const { findings } = report;
  const steps = report.steps.flatMap(({ id, state }) => {
    const own = findings.filter((finding) => finding.step === id);
    const sign = stepSign(state, style);
    const head: Row = {
      label: token(`${sign.text} ${id}`, sign.tone),
      text: [token(tally(own) || stateWords[state], 'dim')],
    };
    return [
      head,
      ...causesFirst(own).flatMap((each) => [...findingInFull(each, style.glyphs), blank]),
    ];
  });
  if (steps.at(-1) !== blank) steps.push(blank);
  return [...steps, verdict(report)];
}

const stateWords: Record<StepState, string> = {
  proven: 'proven',
  open: 'not proven',
  unknown: 'not looked at',
};

/** The last line: what the exit code says, in words. */
function verdict(report: Report): Row {
  const { findings, proof } = report;
  const counts = tally(findings) || 'nothing found';
  if (report.proven) {
    const what = proof ? `${proof.image} is served as ${proof.digest} (${proof.where})` : counts;
    return ending('proven', 'good', what);
  }
  if (has(findings, 'error')) return ending('not proven', 'bad', counts);
  if (has(findings, 'unknown') || report.steps.some(({ state }) => state === 'unknown')) {
    return ending('unknown', 'warn', `${counts}; nothing is claimed of what was not looked at`);
  }
  return ending('checked', 'good', counts);
}

function has(findings: readonly Finding[], severity: Severity): boolean {
  return findings.some((finding) => finding.severity === severity);
}

function ending(word: string, tone: Tone, text: string): Row {
  return row(token(word, tone), text, 'strong');
}
