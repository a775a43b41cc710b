import type { PassageLine } from '../types.ts';
import type { Evidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import type { LogLine } from './kept-lines.ts';
import { readable } from './lines.ts';
import type { Log, Span } from './log.ts';
import { shown } from './shown.ts';
import { isNoise, saysError } from './words-of-trouble.ts';

const most = 12;

/**
 * What a person should read of a failure that no rule knows: the phase's own reasons, then the
 * first lines that say so of the command that failed, else its last lines, else the command.
 */
export function linesThatMatter(failure: Failure, log: Log, evidence: Evidence): PassageLine[] {
  const { contexts, spans, command } = failure;
  const told = contexts.map(({ code, message, number }) => ({
    number: number ?? 0,
    text: shown(`${code}: ${message}`),
  }));
  const lines = [...told, ...tellingLines(spans, evidence)];
  return lines.length > 0 ? lines.slice(0, most) : statusLine(spans[0] ?? command, log);
}

/** The first lines that say that something went wrong, else the last of all. */
export function tellingLines(spans: readonly Span[], evidence: Evidence): PassageLine[] {
  const errors = errorLines(spans, evidence);
  return errors.length > 0 ? errors : lastLines(spans, evidence);
}

function errorLines(spans: readonly Span[], evidence: Evidence): PassageLine[] {
  return spans
    .flatMap(({ lines }) => lines)
    .filter(({ text }) => saysError(text) && !isNoise(text))
    .slice(0, most)
    .map(toShow(evidence));
}

function lastLines(spans: readonly Span[], evidence: Evidence): PassageLine[] {
  return (spans[0]?.lines ?? []).slice(-most).map(toShow(evidence));
}

function toShow({ parameters = {} }: Evidence): (line: LogLine) => PassageLine {
  const values = Object.values(parameters);
  return ({ number, raw }) => ({ number, text: shown(readable(raw), values) });
}

function statusLine(
  failed: (Pick<Span, 'exit' | 'failedAt'> & { command?: string }) | undefined,
  log: Log,
): PassageLine[] {
  if (failed?.command === undefined) return [];
  const status = failed.exit === undefined ? '' : `: exit status ${failed.exit}`;
  return [{ number: failed.failedAt ?? log.lines, text: shown(`${failed.command}${status}`) }];
}
