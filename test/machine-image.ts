import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type Dockerode from 'dockerode';
import { type Pack, pack } from 'tar-stream';
import { tool } from './real.ts';

/** Commands of busybox that shells and buildspecs call. */
const applets = 'sh cat ls mkdir env sleep id test printf tr sed grep head seq'.split(' ');

/**
 * Makes an image out of programs of this machine, since none can be pulled where there is no
 * network: busybox as its shell, and each program with the libraries that it is linked to.
 */
export async function machineImage(
  docker: Dockerode,
  name: string,
  programs: readonly string[],
): Promise<void> {
  const tar = pack();
  file(tar, 'bin/busybox', tool('busybox') ?? '');
  for (const applet of applets) {
    tar.entry({ name: `bin/${applet}`, type: 'symlink', linkname: 'busybox' });
  }
  const paths = programs.map((program) => tool(program) ?? '');
  for (const path of paths) file(tar, `usr/bin/${path.split('/').at(-1)}`, path);
  for (const library of new Set(paths.flatMap(librariesOf))) file(tar, library.slice(1), library);
  tar.entry({ name: 'tmp/', type: 'directory', mode: 0o1777 });
  tar.finalize();
  const [repo, tag = 'latest'] = name.split(':');
  const answer = await docker.importImage(Readable.from(tar), { repo, tag });
  const told = await text(answer as unknown as Readable);
  if (told.includes('error')) throw new Error(told);
}

function file(tar: Pack, name: string, path: string): void {
  tar.entry({ name, mode: 0o755 }, readFileSync(realpathSync(path)));
}

/** None for a program that is linked to none. */
function librariesOf(path: string): string[] {
  try {
    const told = execFileSync('ldd', [path], { encoding: 'utf8', stdio: 'pipe' });
    return told.match(/\/\S+(?= \(0x)/g) ?? [];
  } catch {
    return [];
  }
}
