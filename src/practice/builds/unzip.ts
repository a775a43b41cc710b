import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Entry, ZipFile } from 'yauzl';

/** A zip that cannot be unpacked, in the words of Go's archive/zip, which CodeBuild shows. */
export class BadZip extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadZip';
  }
}

/**
 * Unpacks a zip into a folder, with permission bits and links. A backslash in a name stays what it
 * is on Linux: a character like any other.
 * @throws BadZip when it is no zip, is broken, or reaches out of the folder
 */
export async function unzip(archive: Buffer, folder: string): Promise<void> {
  const { default: yauzl } = await import('yauzl');
  try {
    // names as bytes: the library would turn backslashes into slashes
    const zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false });
    const links: [path: string, target: string][] = [];
    for await (const entry of zip.eachEntry()) {
      const path = within(folder, entry.fileNameRaw.toString('utf8'));
      const kind = modeOf(entry) & 0o170000;
      if (path.endsWith('/')) await mkdir(path, { recursive: true });
      else if (kind === 0o120000) links.push([path, await text(await opened(zip, entry))]);
      else await extract(zip, entry, path);
    }
    // last, so that nothing is written through a link
    for (const [path, target] of links) await link(path, target);
  } catch (error) {
    if (error instanceof BadZip) throw error;
    throw new BadZip(
      `zip: not a valid zip file: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function opened(zip: ZipFile, entry: Entry) {
  if (entry.isEncrypted()) throw new BadZip('zip: the archive is encrypted');
  return zip.openReadStreamPromise(entry);
}

async function extract(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const mode = modeOf(entry) & 0o777 || 0o644;
  await pipeline(await opened(zip, entry), createWriteStream(path, { mode }));
}

async function link(path: string, target: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}

/** The Unix mode stands in the upper half (PKWARE, APPNOTE.TXT, 4.4.15). */
function modeOf({ externalFileAttributes }: Entry): number {
  return externalFileAttributes >>> 16;
}

function within(folder: string, name: string): string {
  const path = resolve(folder, name);
  const inside = path === resolve(folder) || path.startsWith(resolve(folder) + sep);
  if (!inside || name.includes('\0')) throw new BadZip(`zip: insecure file path: ${name}`);
  return name.endsWith('/') ? `${path}/` : join(path);
}
