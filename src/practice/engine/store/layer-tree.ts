import { posix } from 'node:path';
import type { Blobs } from './blobs.ts';
import type { Layer } from './layer.ts';
import { spool } from './spool.ts';
import { below, plant, type Tree, uproot } from './tree.ts';

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/**
 * The file system that layers make, one laid over the other, with what later layers took away
 * gone (OCI image specification, Image Layer Filesystem Changeset, Whiteouts).
 * @param folder where the files' bytes are put
 */
export async function layTrees(blobs: Blobs, layers: Layer[], folder: string): Promise<Tree> {
  const whole: Tree = new Map();
  for (const layer of layers) {
    const upper = await spool(blobs.read(layer.digest), folder);
    clearWhiteouts(whole, upper);
    for (const [path, entry] of upper) plant(whole, path, entry);
  }
  return whole;
}

function clearWhiteouts(whole: Tree, upper: Tree): void {
  for (const path of [...upper.keys()]) {
    const name = posix.basename(path);
    if (!name.startsWith(whiteout)) continue;
    const parent = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    upper.delete(path);
    if (name !== opaque) uproot(whole, posix.join(parent, name.slice(whiteout.length)));
    else for (const [inner] of [...below(whole, parent)]) whole.delete(posix.join(parent, inner));
  }
}
