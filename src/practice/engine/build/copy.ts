import { posix } from 'node:path';
import { Refusal } from '../refusal.ts';
import type { OwnedEntry } from '../store/layer.ts';
import { below, directory, type Entry, missingParents, type Tree } from '../store/tree.ts';
import { archiveTree } from './archive-tree.ts';
import type { Building } from './building.ts';
import { type Destination, destinationOf, saysDirectory } from './destination.ts';
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
  const origin = await originOf(building, flags.get('from') || undefined);
  const { found, missing } = await gather(building, stage, instruction, origin, words);
  if (found.length + missing.length > 1 && !saysDirectory(target)) {
    const rule = 'the destination must be a directory and end with a /';
    throw new Refusal(400, `When using ${keyword} with more than one source file, ${rule}`);
  }
  const destination = destinationOf(stage.tree, stage.settings.WorkingDir ?? '/', target);
  const pieces: Piece[] = [];
  for (const source of found) {
    const contents = await contentsOf(source, origin.tree, keyword, building.folder);
    pieces.push({ ...source, ...(contents && { contents }) });
  }
  const entries: Tree = new Map(pieces.flatMap((piece) => laid(piece, destination)));
  const intoFolder = destination.isDirectory || pieces.some(({ contents }) => contents);
  const made = directory(building.context.newest);
  const paths = [...entries.keys(), ...(intoFolder ? [`${destination.path}/-`] : [])];
  for (const folder of paths.flatMap((path) => missingParents(stage.tree, path))) {
    if (folder !== '' && !entries.has(folder)) entries.set(folder, made);
  }
  const own = ownerOf(instruction);
  const owned = [...entries].map(([path, entry]) => [path, own(entry, entry !== made)] as const);
  return { entries: new Map(owned), ...(missing.length > 0 && { gap: notCopied(missing) }) };
}

/** A source, with what stands in it where that is to be copied rather than itself. */
interface Piece extends Source {
  contents?: Iterable<[string, Entry]>;
}

/** Where a piece's entries go: contents below the destination, a file into it or in its place. */
function laid(
  { name, file, contents }: Piece,
  { path, isDirectory }: Destination,
): [string, Entry][] {
  if (contents !== undefined) {
    return [...contents].map(([inner, entry]) => [posix.join(path, inner), entry]);
  }
  return file === undefined ? [] : [[isDirectory ? posix.join(path, name) : path, file]];
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
