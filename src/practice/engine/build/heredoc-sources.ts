import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Building } from './building.ts';
import { expandVariables } from './expand.ts';
import type { Instruction } from './instruction.ts';
import type { Source } from './sources.ts';
import { lookupIn, type Stage } from './stage.ts';

/** The here-documents of a COPY or ADD as files named by their words. */
export async function heredocSources(
  building: Building,
  stage: Stage,
  { heredocs }: Instruction,
): Promise<Source[]> {
  const sources = heredocs.map(async ({ word, body, expands }) => {
    const text = expands ? expandVariables(body, lookupIn(stage), building.escapeChar) : body;
    const content = join(building.folder, randomUUID());
    await writeFile(content, text);
    const size = Buffer.byteLength(text);
    const modified = building.context.newest;
    return {
      name: word,
      path: word,
      file: { type: 'file' as const, mode: 0o644, modified, size, content },
    };
  });
  return Promise.all(sources);
}
