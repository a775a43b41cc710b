import { resolve } from 'node:path';
import type { FileReads } from '../types.ts';
import { contextHas } from './engine/context.ts';
import { readingContext } from './engine/reading-context.ts';
import { openFiles } from './files.ts';
import { gitFacts } from './git.ts';
import { remembering } from './remembering.ts';

/** The files that ship with firstpush. */
export type Templates = Pick<FileReads, 'template' | 'templates'>;

/**
 * Opens a folder for reading, without AWS, a registry or an engine. What a path is, what the folder
 * lists and what a build context holds is looked up once.
 */
export function openFolder(path: string, templates: Templates): FileReads {
  const { read, kind, list } = openFiles(path);
  const holds = remembering(async (context: string, dockerfile: string, source: string) => {
    const build = {
      contextDir: resolve(path, context),
      dockerfile: resolve(path, dockerfile),
      // as Docker builds where nothing else is chosen
      builder: 'buildkit',
    } as const;
    return readingContext(context, () => contextHas(build, source));
  });
  return {
    folder: {
      path,
      read,
      kind: remembering(kind),
      list: remembering(list),
      git: () => gitFacts(path),
    },
    offers: {},
    contextHas: holds,
    ...templates,
  };
}
