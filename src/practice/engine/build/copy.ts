import { posix } from 'node:path';
import { Refusal } from '../refusal.ts';
import type { OwnedEntry } from '../store/layer.ts';
import {
  below,
  directory,
  type Entry,
  isDirectory,
  missingParents,
  type Tree,
} from '../store/tree.ts';
import { archiveTree } from './archive-tree.ts';
import type { Building } from './building.ts';
import { destinationOf, saysDirectory } from './destination.ts';
import { notCopied } from './gaps.ts';
import { gather } from './gather.ts';
import { execForm, type Instruction } from './instruction.ts';
import { originOf } from './origin.ts';
import { ownerOf } from './owner.ts';
import type { Source } from './sources.ts';
import { fill, type Stage } from './stage.ts';

/** What a COPY or ADD puts into the image. */
export interface Copied {
  entries: Map<string, OwnedEntry>;
  /** Why something is missing, when it is. */
  gap?: string;
}

/**
 * Carries out COPY or ADD.
 * @throws Refusal in the engine's words
 */
export async function copy(
  building: Building,
  stage: Stage,
  instruction: Instruction,
): Promise<Copied> {
  const { keyword, text, flags } = instruction;
  const written = execForm(text) ?? text.split(/\s+/);
  const words = written.map((word) => fill(stage, word, building.escapeChar));
  const target = words.pop() ?? '';
  const origin = await originOf(building, flags.get('from'));
  const { found, missing } = await gather(building, stage, instruction, origin, words);
  if (found.length + missing.length > 1 && !saysDirectory(target)) {
    const rule = 'the destination must be a directory and end with a /';
    throw new Refusal(400, `When using ${keyword} with more than one source file, ${rule}`);
  }
  const destination = destinationOf(stage.tree, stage.settings.WorkingDir ?? '/', target);
  const entries: Tree = new Map();
  let makesFolder = destination.isDirectory;
  for (const source of found) {
    const contents = await contentsOf(source, origin.tree, keyword, building.folder);
    const inside = destination.isDirectory ? posix.join(destination.path, source.name) : undefined;
    if (contents !== undefined) makesFolder = true;
    else if (source.file !== undefined) entries.set(inside ?? destination.path, source.file);
    for (const [path, entry] of contents ?? []) {
      entries.set(posix.join(destination.path, path), entry);
    }
  }
  const made = directory(building.context.newest);
  if (makesFolder && !isDirectory(stage.tree, destination.path)) {
    entries.set(destination.path, made);
  }
  for (const path of [...entries.keys()].flatMap((path) => missingParents(stage.tree, path))) {
    if (!entries.has(path)) entries.set(path, made);
  }
  const own = ownerOf(instruction);
  const owned = [...entries].map(([path, entry]) => [path, own(entry, entry !== made)] as const);
  return { entries: new Map(owned), ...(missing.length > 0 && { gap: notCopied(missing) }) };
}

/** What stands in a directory, or in an archive that ADD unpacks; undefined for other files. */
async function contentsOf(
  source: Source,
  tree: Tree,
  keyword: string,
  folder: string,
): Promise<Iterable<[string, Entry]> | undefined> {
  if (source.file === undefined) return below(tree, source.path);
  return keyword === 'ADD' ? archiveTree(source, folder) : undefined;
}
