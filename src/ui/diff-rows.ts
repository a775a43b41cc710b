import { structuredPatch } from 'diff';
import type { Change } from '../types.ts';
import { type Row, sourceToken, type Tone, token } from './tokens.ts';

/** Lines around a difference that stay as they are. */
const context = 2;

const tones: Readonly<Record<string, Tone>> = { '+': 'good', '-': 'bad' };

/**
 * What a change makes of a file's text, as the hunks of a unified diff; nothing for a file that is new
 * and for every other change.
 */
export function diffRows(change: Change): readonly Row[] {
  if (change.kind !== 'write-file' || change.replaces === undefined) return [];
  const { path, replaces, text } = change;
  const { hunks } = structuredPatch(path, path, replaces, text, undefined, undefined, { context });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    { text: [token(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, 'dim')] },
    ...lines.map((line): Row => {
      const tone = tones[line.charAt(0)] ?? 'dim';
      return { text: [{ ...sourceToken(line), tone }] };
    }),
  ]);
}
