import { createReadStream } from 'node:fs';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import type { Site } from '../../runner/site.ts';
import type { SourceEntry } from '../source-list.ts';
import type { Container } from './container.ts';
import { ContainerShell } from './container-shell.ts';

/** The folder for the commands' script, as in CodeBuild's containers. */
const room = '/codebuild/output/tmp';

/** A container in which commands run. */
export function siteIn(container: Container): Site {
  return {
    async putScript(text) {
      const script = posix.join(room, 'script.sh');
      await container.put(
        archive((tar) => added(tar, { name: inside(script), mode: 0o600 }, text)),
      );
      return script;
    },
    startShell: (start) => ContainerShell.start(container, start),
    list: (folder) => listed(container, folder),
  };
}

/** Copies a source into a folder of a container, with its programs' rights and its links. */
export async function bringInto(
  container: Container,
  folder: string,
  entries: readonly SourceEntry[],
  to: string,
): Promise<void> {
  const fill = async (tar: Pack) => {
    for (const path of [room, to]) {
      await added(tar, { name: `${inside(path)}/`, type: 'directory', mode: 0o755 });
    }
    for (const entry of entries) await addEntry(tar, folder, entry, to);
  };
  await container.put(archive(fill));
}

async function addEntry(tar: Pack, folder: string, entry: SourceEntry, to: string): Promise<void> {
  const name = inside(posix.join(to, entry.path));
  if (entry.kind === 'link') {
    return added(tar, { name, type: 'symlink', linkname: entry.target });
  }
  const mode = entry.executable ? 0o755 : 0o644;
  const sink = tar.entry({ name, mode, size: entry.size });
  // a file that grew meanwhile is taken as long as it was
  const end = Math.max(0, entry.size - 1);
  const content =
    entry.size === 0 ? Readable.from([]) : createReadStream(join(folder, entry.path), { end });
  await pipeline(content, sink);
}

/** The files below a folder and its folders, read from its archive. */
async function listed(container: Container, folder: string) {
  const [files, folders]: [string[], string[]] = [[], []];
  const tar = extract();
  const reading = pipeline(await container.get(folder), tar);
  for await (const entry of tar) {
    const { name, type } = entry.header;
    // the archive's paths begin with the folder's own name
    const path = name.split('/').slice(1).join('/').replace(/\/$/, '');
    if (path !== '') (type === 'directory' ? folders : files).push(path);
    entry.resume();
  }
  await reading;
  return { files, folders };
}

/** A tar stream, filled as it is taken. */
function archive(fill: (tar: Pack) => Promise<void>): Readable {
  const tar = pack();
  const fail = (error: unknown) => tar.destroy(error instanceof Error ? error : undefined);
  fill(tar).then(() => tar.finalize(), fail);
  return Readable.from(tar, { objectMode: false });
}

function added(tar: Pack, header: Partial<Header> & { name: string }, text = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, text, (error) => (error ? reject(error) : resolve()));
  });
}

/** A path as archives hold it: below the root. */
const inside = (path: string): string => path.replace(/^\//, '');
