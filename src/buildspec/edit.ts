import { t } from '../language.ts';
import { isSyntax } from './problem.ts';
import { readBuildspec } from './read.ts';
import type { Span } from './span.ts';

/** One change of a text: what stands at `span` becomes `text`. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** An edit that puts a text in and takes nothing out. */
export function insertion(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

/** Why an edit was not made. */
export interface Refusal {
  readonly refused: string;
}

/** True for a refusal. */
export function isRefused<Result extends object>(result: Result | Refusal): result is Refusal {
  return 'refused' in result;
}

/**
 * Makes edits in a buildspec, all or none. Everything outside their spans stays as it is, line
 * ends take the form that the file uses, and the file ends as it ended. Refused are spans that
 * overlap or lie outside the text, and a result with a YAML error that was not there before.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string } | Refusal {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const lineEnd = lineEndIn(text);
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < at) return { refused: t`two edits overlap` };
    if (span.end < span.start || span.end > text.length) {
      return { refused: t`an edit lies outside the text` };
    }
    result += text.slice(at, span.start) + replacement.replace(/\r?\n/g, lineEnd);
    at = span.end;
  }
  result = sameEnd(result + text.slice(at), text, lineEnd);
  return breaks(text, result)
    ? { refused: t`the result would not be valid YAML` }
    : { text: result };
}

/** The line end of a text: CRLF where most of its lines end so. */
function lineEndIn(text: string): string {
  const all = text.match(/\n/g)?.length ?? 0;
  const long = text.match(/\r\n/g)?.length ?? 0;
  return long * 2 > all ? '\r\n' : '\n';
}

function sameEnd(result: string, before: string, lineEnd: string): string {
  if (before === '' || result === '') return result;
  if (!before.endsWith('\n')) return result.replace(/(\r?\n)+$/, '');
  return result.endsWith('\n') ? result : result + lineEnd;
}

function breaks(before: string, after: string): boolean {
  const count = (text: string) => readBuildspec(text).problems.filter(isSyntax).length;
  return count(after) > count(before);
}
