import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Header, type Pack, pack } from 'tar-stream';
import type { Blobs } from './blobs.ts';
import { Meter } from './meter.ts';
import type { Entry } from './tree.ts';

/** One layer of an image: a gzipped tar archive among the blobs. */
export interface Layer {
  /** Digest of the archive as it is stored and pushed. */
  digest: string;
  /** Bytes as it is stored and pushed. */
  size: number;
  /** Digest of the archive unpacked, by which the image's configuration knows the layer. */
  diffId: string;
  /** Bytes of the archive unpacked. */
  unpackedSize: number;
}

/** An entry with the owner that a layer records for it; numbers, or names where only names are known. */
export interface OwnedEntry extends Entry {
  user: string;
  group: string;
}

/**
 * Writes entries as a layer, sorted by path, so that the same entries give the same digests.
 * No entries give Docker's empty layer.
 */
export async function writeLayer(blobs: Blobs, entries: Map<string, OwnedEntry>): Promise<Layer> {
  const archive = pack();
  const unpacked = new Meter();
  const zipped = createGzip();
  const packing = packAll(archive, entries);
  const zipping = pipeline(archive, unpacked, zipped);
  const [blob] = await Promise.all([blobs.keep(zipped), zipping, packing]);
  return { ...blob, diffId: unpacked.digest(), unpackedSize: unpacked.bytes };
}

async function packAll(archive: Pack, entries: Map<string, OwnedEntry>): Promise<void> {
  for (const path of [...entries.keys()].sort()) {
    const entry = entries.get(path);
    if (entry === undefined) continue;
    const header = headerOf(path, entry);
    if (entry.content === undefined) archive.entry(header);
    else await pipeline(createReadStream(entry.content), archive.entry(header));
  }
  archive.finalize();
}

function headerOf(path: string, entry: OwnedEntry): Partial<Header> & { name: string } {
  const user = numberOr(entry.user);
  const group = numberOr(entry.group);
  return {
    name: entry.type === 'directory' ? `${path}/` : path,
    type: entry.type,
    mode: entry.mode,
    mtime: entry.modified,
    size: entry.size,
    uid: user ?? 0,
    gid: group ?? 0,
    ...(user === undefined && { uname: entry.user }),
    ...(group === undefined && { gname: entry.group }),
    ...(entry.target !== undefined && { linkname: entry.target }),
  };
}

function numberOr(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
