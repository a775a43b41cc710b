import { Readable } from 'node:stream';
import { type Header, type Pack, pack } from 'tar-stream';
import type { BuildContext } from './context.ts';
import type { ContextEntry } from './context-entries.ts';
import { fileChunks } from './context-file.ts';

/** How much of a context has been packed: files, and bytes of their contents. */
export interface Tally {
  files: number;
  bytes: number;
}

/**
 * A build context as a tar stream, read as it is taken, so that its size does not matter. Owners are
 * 0 and names stand in order: the same files give the same bytes. Where the context cannot be read
 * or the signal aborts, the stream ends with that error.
 */
export function contextTar(
  context: BuildContext,
  { signal, onEnd }: { signal?: AbortSignal | undefined; onEnd?: (tally: Tally) => void } = {},
): Readable {
  const tar = pack();
  tar.on('error', reported);
  const fail = (error: unknown) => tar.destroy(error instanceof Error ? error : undefined);
  fill(tar, context, signal).then(onEnd, fail);
  return Readable.from(tar, { objectMode: false });
}

async function fill(tar: Pack, context: BuildContext, signal?: AbortSignal): Promise<Tally> {
  const tally = { files: 0, bytes: 0 };
  for await (const entry of context.entries(signal)) {
    if (entry.kind === 'file') {
      await addFile(tar, headerOf(entry), fileChunks(entry), signal);
      tally.files += 1;
      tally.bytes += entry.size;
    } else {
      await added((done) => tar.entry(headerOf(entry), done));
    }
  }
  tar.finalize();
  return tally;
}

/** An error reaches the reader by the stream it reads; here it only must not count as unheard. */
function reported(): void {}

function addFile(
  tar: Pack,
  header: EntryHeader,
  chunks: AsyncIterable<Buffer>,
  signal?: AbortSignal,
): Promise<void> {
  return added(async (done) => {
    const sink = tar.entry(header, done);
    sink.on('error', reported);
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      if (sink.destroyed) return;
      if (!sink.write(chunk)) await drained(sink);
    }
    // the library's types ask for an argument that it does not need
    sink.end(undefined);
  });
}

type EntryHeader = Partial<Header> & Pick<Header, 'name'>;

function headerOf(entry: ContextEntry): EntryHeader {
  const { path: name, mode } = entry;
  // a tar header holds no time before 1970
  const mtime = new Date(Math.max(0, entry.mtime.getTime()));
  const common = { name, mode, mtime, uid: 0, gid: 0 };
  if (entry.kind === 'file') return { ...common, type: 'file', size: entry.size };
  if (entry.kind === 'folder') return { ...common, type: 'directory', name: `${name}/` };
  return { ...common, type: 'symlink', linkname: entry.target };
}

/** Adds one entry, until the archive has taken it whole. */
function added(add: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    Promise.resolve(add(done)).catch(reject);
  });
}

function drained(sink: ReturnType<Pack['entry']>): Promise<void> {
  return new Promise((resolve) => {
    if (sink.destroyed) return resolve();
    const settle = () => {
      sink.off('drain', settle);
      sink.off('close', settle);
      resolve();
    };
    sink.on('drain', settle);
    sink.on('close', settle);
  });
}
