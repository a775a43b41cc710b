import type { PassageLine } from '../types.ts';
import type { LogLine } from './kept-lines.ts';
import { lineKind } from './line-kinds.ts';
import { readable } from './lines.ts';
import type { Log, Span } from './log.ts';
import { shown } from './shown.ts';

/** So many lines are shown at most. */
const most = 12;

/** So many of them stand above the one that is spoken of, and above one that only reports a failure. */
const above = 2;
const aboveReport = 8;

/**
 * What a command printed around a line, below the command itself: for a title also what stands below
 * it, for a report, a last line or the command's status also what led to it. None around a phase's own
 * words. The values are masked.
 */
export function passageAround(
  { number, text: said }: LogLine,
  log: Log,
  values: readonly string[],
): PassageLine[] {
  const span = log.spans.find(
    ({ lines, failedAt }) => failedAt === number || lines.some((line) => line.number === number),
  );
  if (!span) return [];
  const { lines } = span;
  const at = lines.filter((line) => line.number < number).length;
  const before = lineKind(said) === 'report' ? aboveReport : above;
  const end = Math.min(lines.length, Math.max(at - before, 0) + most);
  const around = [...startOf(span, log), ...lines.slice(Math.max(end - most, 0), end)];
  return around.map((line) => ({ number: line.number, text: shown(readable(line.raw), values) }));
}

/** The line in which the agent says what it runs; none where the log does not show it. */
function startOf({ number }: Span, { commands }: Log) {
  const started = commands.find((one) => one.number === number);
  return started ? [{ number, raw: `Running command ${started.command}` }] : [];
}
