import { posix, resolve } from 'node:path';
import { remembering } from '../remember.ts';
import type { FileReads } from '../types.ts';
import { contextHas } from './engine/context.ts';
import { readingContext } from './engine/reading-context.ts';
import { openFiles } from './files.ts';
import { gitFacts } from './git.ts';

/** The files that ship with firstpush. */
type Templates = Pick<FileReads, 'template' | 'templates'>;

/**
 * Opens a folder for reading, without AWS, a registry or an engine. What a path is, what the folder
 * lists and what a build context holds is looked up once.
 */
export function openFolder(path: string, templates: Templates): FileReads {
  const files = openFiles(path);
  let listed: ReadonlySet<string> = new Set();
  const list = remembering(async () => {
    const all = await files.list();
    listed = new Set(all);
    return all;
  });
  const kind = remembering(async (wanted: string) => {
    return listed.has(wanted) ? 'file' : files.kind(wanted);
  });
  const isThere = async (wanted: string) => (await kind(wanted)) !== undefined;

  /** True where a plain look tells that a build context holds a path: nothing there is ignored. */
  async function plainlyHas(context: string, dockerfile: string, source: string): Promise<boolean> {
    if (/[*?[\\]|\.\./.test(source)) return false;
    if (await isThere(`${dockerfile}.dockerignore`)) return false;
    if (await isThere(posix.join(context, '.dockerignore'))) return false;
    return isThere(posix.join(context, source));
  }

  return {
    folder: { path, read: files.read, kind, list, git: () => gitFacts(path) },
    offers: {},
    contextHas: remembering(async (context: string, dockerfile: string, source: string) => {
      if (await plainlyHas(context, dockerfile, source)) return true;
      // as Docker builds where nothing else is chosen
      const build = { contextDir: resolve(path, context), builder: 'buildkit' } as const;
      const whole = { ...build, dockerfile: resolve(path, dockerfile) };
      return readingContext(context, () => contextHas(whole, source));
    }),
    ...templates,
  };
}
