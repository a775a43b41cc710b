import type { LogLine } from './kept-lines.ts';
import {
  complaints,
  errors,
  frames,
  headings,
  reasons,
  reports,
  warnings,
} from './line-patterns.ts';
import { isNoise, saysError } from './words-of-trouble.ts';

/**
 * What a printed line is to a reader who looks for the reason of a failure. It begins as programs
 * begin an error (`error`); tells in a few plain words that there is one (`statement`); stands
 * above one and says no more (`heading`); reports only that something else has failed (`report`);
 * names a place in the source (`frame`); speaks of trouble somewhere (`complaint`); or is none of
 * these.
 */
export type LineKind =
  | 'error'
  | 'statement'
  | 'heading'
  | 'report'
  | 'frame'
  | 'complaint'
  | 'other';

/** A line with its kind. */
export type ReadLine = LogLine & { kind: LineKind };

/** True for a line that names an error, or stands above one. */
export function isNamed({ kind }: ReadLine): boolean {
  return kind === 'error' || kind === 'statement' || kind === 'heading';
}

/** In this order, since a report often begins as an error does. */
const kinds: readonly (readonly [LineKind, readonly RegExp[]])[] = [
  ['other', warnings],
  ['error', reasons],
  ['report', reports],
  ['frame', frames],
  ['heading', headings],
  ['error', errors],
  ['complaint', complaints],
];

/** A sentence of a few plain words, perhaps with the name of an error before it. */
const plain = /^(?:\[\w+\] )?[A-Z][\w’'-]*(?: [\w’'-]+){1,6}\.?$/;

/** What lists put before a line. */
const bullets = /^(?:[#*•–│■▲●-] +)+/;

/** What stands before a line of one of several: the project and its task, the service, the process. */
const task =
  /^(?:remote: +(?=\S)|npm (?:ERR!|error) (?=(?:gyp|prebuild-install|node-pre-gyp) | +at |\d{4}-\d\d-\d\dT)|@?[\w./-]+:[a-z][\w-]*: |@[\w-]+\/[\w-]+: |[a-z][\w.-]* +\| |\[(?!error|fatal|emerg|alert|crit|warn|notice|info|debug)[a-z][\w@./-]*\] |==\d+== )(?=\S)/;

/** What kind of line this is. */
export function lineKind(printed: string): LineKind {
  if (isNoise(printed)) return 'other';
  const text = printed.replace(task, '').replace(bullets, '');
  const [kind] = kinds.find(([, patterns]) => patterns.some((one) => one.test(text))) ?? [];
  if (kind === 'error' && plain.test(text)) return 'statement';
  return kind ?? (saysError(text) ? 'complaint' : 'other');
}
