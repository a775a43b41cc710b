import { t } from '../language.ts';
import type { Finding, Location, Severity } from '../types.ts';
import type { Glyphs } from './glyphs.ts';
import { naming, type Row, row, type Token, type Tone, token } from './tokens.ts';

const severities: Record<Severity, { glyph: keyof Glyphs; word: string; tone: Tone }> = {
  error: { glyph: 'wrong', word: t`error`, tone: 'bad' },
  warning: { glyph: 'warning', word: t`warning`, tone: 'warn' },
  hint: { glyph: 'hint', word: t`hint`, tone: 'dim' },
  unknown: { glyph: 'unknown', word: t`unknown`, tone: 'warn' },
};

/** `to do` for what is simply not there yet, else the severity with its sign. */
function labelOf(finding: Finding, glyphs: Glyphs): Token {
  if (finding.toDo) return token(t`to do`, 'accent');
  const { glyph, word, tone } = severities[finding.severity];
  return token(`${glyphs[glyph]} ${word}`, tone);
}

/** A place as a person would write it: `buildspec.yml:12:7`. */
function placeOf(where: Location): string {
  if ('file' in where) return [where.file, where.line, where.column].filter(Boolean).join(':');
  if ('arn' in where) return [where.arn, where.line, where.column].filter(Boolean).join(':');
  if ('log' in where) return [where.log, where.line].filter(Boolean).join(':');
  return 'registry' in where ? where.registry : where.engine;
}

function placeRow(where: Location): Row {
  const place = placeOf(where);
  return { text: naming(t`at ${place}`, place, where, 'dim') };
}

/** The fact alone. */
export function findingHead(finding: Finding, glyphs: Glyphs): Row {
  return row(labelOf(finding, glyphs), finding.what, finding.because ? 'dim' : 'plain');
}

/** The fact and its mechanism, or what it follows from. */
export function findingRows(finding: Finding, glyphs: Glyphs): readonly Row[] {
  const reason = finding.because ? t`follows from ${finding.because}` : t`because ${finding.why}`;
  return [findingHead(finding, glyphs), row(undefined, reason, 'dim')];
}

/**
 * All that is known of a finding: fact, mechanism, place, the source there, remedy, and the page
 * that explains it.
 */
export function findingInFull(
  finding: Finding,
  glyphs: Glyphs,
  excerpt: readonly Row[] = [],
): readonly Row[] {
  return [
    findingHead(finding, glyphs),
    row(undefined, t`because ${finding.why}`, 'dim'),
    ...(finding.because ? [row(undefined, t`follows from ${finding.because}`, 'dim')] : []),
    ...(finding.where ? [placeRow(finding.where)] : []),
    ...excerpt,
    remedyRow(finding),
    row(undefined, t`more: firstpush explain ${finding.check}`, 'dim'),
  ];
}

/** A finding as the message of another tool: a sentence, and what the log says there. */
export function messageOf({ what, why, remedy, passage = [] }: Finding): readonly string[] {
  const sentence = t`${what}, because ${why}; remedy: ${remedy.text}`;
  return [
    sentence,
    ...passage.map(({ number, text }) => (number > 0 ? `${number}: ${text}` : text)),
  ];
}

/** What may be done about a finding. */
export function remedyRow({ remedy }: Finding): Row {
  return row(token(t`remedy`, 'good'), remedy.text);
}
