import { Refusal } from '../refusal.ts';
import type { Building } from './building.ts';
import { heredocSources } from './heredoc-sources.ts';
import type { Instruction } from './instruction.ts';
import type { PossiblyPartial } from './origin.ts';
import { findSources, missingSource, type Source } from './sources.ts';
import type { Stage } from './stage.ts';

/** The sources of a COPY or ADD that are there, and those that a partial origin lacks. */
export interface Gathered {
  found: Source[];
  missing: string[];
}

/**
 * Looks up every source of an instruction.
 * @throws Refusal in the engine's words for what is not there, is outside or is elsewhere
 */
export async function gather(
  building: Building,
  stage: Stage,
  instruction: Instruction,
  origin: PossiblyPartial,
  words: string[],
): Promise<Gathered> {
  const { keyword } = instruction;
  const found: Source[] = await heredocSources(building, stage, instruction);
  const missing: string[] = [];
  for (const word of words) {
    if (word.startsWith('<<')) continue;
    refuseRemote(word, keyword);
    const sources = findSources(origin, word, keyword);
    const isThere = sources !== undefined && sources.length > 0;
    if (isThere) found.push(...sources);
    else if (origin.partial) missing.push(word);
    else if (sources === undefined) throw missingSource(origin, word, keyword);
  }
  if (found.length + missing.length === 0) {
    throw new Refusal(400, `${keyword} failed: no source files were specified`);
  }
  return { found, missing };
}

function refuseRemote(word: string, keyword: string): void {
  if (!/^(https?|git|ssh):\/\/|^git@/.test(word)) return;
  const reach = 'the practice engine reaches nothing but registries on loopback';
  throw new Refusal(400, `${keyword} failed: ${word}: ${reach}`);
}
