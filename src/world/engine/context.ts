import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { copySource } from '../../image/copy-source.ts';
import { ignoreFile, readIgnore } from '../../image/ignore.ts';
import { t } from '../../language.ts';
import { readText } from '../read-text.ts';
import type { Builder } from './answers.ts';
import { type ContextEntry, contextEntries, fileEntry } from './context-entries.ts';
import { ContextError, contextError } from './context-error.ts';

/** What a build is made from. */
export interface ContextSource {
  /** The folder that is sent. */
  contextDir: string;
  /** The Dockerfile, absolute or relative to `contextDir`; it may lie outside. */
  dockerfile: string;
  /** BuildKit alone prefers the `.dockerignore` that stands beside the Dockerfile. */
  builder: Builder;
}

/** A build context that is ready to be read, as often as needed. */
export interface BuildContext {
  /** The Dockerfile's path within the context. */
  dockerfile: string;
  /** The Dockerfile's text. */
  text: string;
  entries(signal?: AbortSignal): AsyncGenerator<ContextEntry>;
}

/** The name that a Dockerfile from outside gets in the context. */
const outsideName = '.dockerfile.outside-the-context';

/**
 * Opens a build context as the docker command would send it: what `.dockerignore` leaves in, and
 * the Dockerfile always (Docker documentation, Build context).
 * @throws ContextError when the folder or the Dockerfile cannot be read
 */
export async function openContext(source: ContextSource): Promise<BuildContext> {
  const root = source.contextDir;
  await folderAt(root);
  const from = resolve(root, source.dockerfile);
  const inside = pathWithin(root, from);
  const own = inside ?? outsideName;
  const text = dockerfileText(from, inside ?? from);
  const rules = ignoreRules(root, from, source.builder);
  // the classic builder reads the rules from the context, and BuildKit would copy them into the image
  const kept = source.builder === 'classic' ? [own, ignoreFile] : [own];
  const ignored = readIgnore(rules, kept);
  return {
    dockerfile: own,
    text,
    async *entries(signal) {
      const outsider = inside === undefined ? await fileEntry(outsideName, from) : undefined;
      if (outsider !== undefined) yield outsider;
      yield* contextEntries(root, ignored, signal);
    },
  };
}

/**
 * True when a `COPY` or `ADD` source finds something in the context that is sent.
 * @throws ContextError when the context cannot be read
 */
export async function contextHas(source: ContextSource, path: string): Promise<boolean> {
  const names = copySource(path);
  if (names('')) return true;
  const context = await openContext(source);
  for await (const entry of context.entries()) if (names(entry.path)) return true;
  return false;
}

async function folderAt(root: string): Promise<void> {
  const stats = await stat(root).catch((error: unknown) => {
    throw contextError(root, error, t`does not exist`);
  });
  if (!stats.isDirectory()) throw new ContextError(root, t`is not a folder`);
}

function dockerfileText(path: string, shown: string): string {
  try {
    return readText(path, shown);
  } catch (error) {
    throw contextError(shown, error, t`does not exist`);
  }
}

function ignoreRules(root: string, dockerfile: string, builder: Builder): string {
  const beside = builder === 'buildkit' ? textAt(`${dockerfile}${ignoreFile}`) : undefined;
  return beside ?? textAt(join(root, ignoreFile)) ?? '';
}

function textAt(path: string): string | undefined {
  try {
    return readText(path, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw contextError(path, error);
  }
}

function pathWithin(root: string, path: string): string | undefined {
  const within = relative(root, path);
  const out = within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return out ? undefined : within.split(sep).join('/');
}
