import { isInSource, locate } from '../../buildspec/directories.ts';
import type { Build } from '../../buildspec/images.ts';
import type { UsedPath } from '../../buildspec/paths.ts';
import type { Story } from '../../buildspec/story.ts';
import { type FolderReads, Refused } from '../../types.ts';

/** A Dockerfile that a build uses, with its text. */
export interface UsedDockerfile {
  path: string;
  text: string;
  build: Build;
}

/** The Dockerfiles that the builds use, as far as their places are known and they are there. */
export async function usedDockerfiles(
  { builds, paths }: Story,
  folder: FolderReads,
): Promise<UsedDockerfile[]> {
  const used = builds.map(async (build) => {
    const { location } = paths.find((path) => path.call === build.call && isDockerfile(path)) ?? {};
    const text = isInSource(location) ? await textAt(location, folder) : undefined;
    return text === undefined ? [] : [{ path: location ?? '', text, build }];
  });
  return (await Promise.all(used)).flat();
}

/** The shell scripts that the commands run whose lines end as on Windows. */
export async function crlfScripts({ paths }: Story, folder: FolderReads): Promise<string[]> {
  const places = paths.filter(isShellScript).map(({ location }) => location);
  const looked = [...new Set(places.filter(isInSource))].map(async (place) => {
    const [first = ''] = (await textAt(place, folder))?.split('\n', 1) ?? [];
    const isShell = !first.startsWith('#!') || /^#!.*\b(ba|da)?sh\b/.test(first);
    return isShell && first.endsWith('\r') ? [place] : [];
  });
  return (await Promise.all(looked)).flat();
}

/** Where a path of a command leads when it is taken from the root of the source. */
export function fromRoot({ word }: UsedPath): string | undefined {
  const location = locate('.', word.parts);
  return isInSource(location) ? location : undefined;
}

function isDockerfile({ kind }: UsedPath): boolean {
  return kind === 'dockerfile';
}

/** Readers of other languages take either line end. */
function isShellScript({ kind, word }: UsedPath): boolean {
  return kind === 'script' && !/\.(py|m?js|cjs|rb|ts|bat|cmd|ps1)["']?$/.test(word.text);
}

async function textAt(path: string, folder: FolderReads): Promise<string | undefined> {
  try {
    return (await folder.kind(path)) === 'file' ? await folder.read(path) : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
