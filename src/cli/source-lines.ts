import type { Finding } from '../types.ts';
import { Refused } from '../types.ts';
import { openFiles } from '../world/files.ts';
import { inTurn } from './in-turn.ts';

/** A line of a file by its number from 1; undefined where it cannot be shown. */
type LineAt = (file: string, line: number) => string | undefined;

/** Reads the files that findings point into. A file that cannot be read has no lines. */
export async function readSourceLines(
  findings: readonly Finding[],
  folder: string,
): Promise<LineAt> {
  const named = findings.flatMap(({ where }) => {
    return where && 'file' in where && where.line !== undefined ? [where.file] : [];
  });
  const files = openFiles(folder);
  const texts = await inTurn([...new Set(named)], 16, async (file) => {
    const text = await files.read(file).catch((error: unknown) => {
      if (error instanceof Refused) return undefined;
      throw error;
    });
    return [file, text?.replace(/^\uFEFF/, '').split(/\r?\n/)] as const;
  });
  const lines = new Map(texts);
  return (file, line) => lines.get(file)?.[line - 1];
}
