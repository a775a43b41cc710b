import type { PassageLine } from '../types.ts';
import type { LogLine } from './kept-lines.ts';
import { readable } from './lines.ts';
import { shown } from './shown.ts';

/** So many lines are shown at most, of which so many stand above the one that is spoken of. */
const most = 8;
const above = 2;

/**
 * What a command printed around a line: for a title also what stands below it, for a last line also
 * what led to it. The values are masked.
 */
export function passageAround(
  { number }: LogLine,
  printed: readonly LogLine[],
  values: readonly string[],
): PassageLine[] {
  const at = printed.filter((line) => line.number < number).length;
  const end = Math.min(printed.length, Math.max(at - above, 0) + most);
  const lines = printed.slice(Math.max(end - most, 0), end);
  return lines.map((line) => ({ number: line.number, text: shown(readable(line.raw), values) }));
}
