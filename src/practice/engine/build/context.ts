import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import dockerignore from '@balena/dockerignore';
import { Refusal } from '../refusal.ts';
import { spool } from '../store/spool.ts';
import { type Tree, treePath } from '../store/tree.ts';

/** What a build was sent. */
export interface Context {
  tree: Tree;
  /** The Dockerfile's text. */
  dockerfile: string;
  /** When the newest file of the context was modified: the time the image is dated with. */
  newest: Date;
}

const ignoreFile = '.dockerignore';

/**
 * Unpacks a build's context and takes the Dockerfile out of it. The client has left out what
 * `.dockerignore` names, but must send that file and the Dockerfile, so these are left out here
 * where it names them.
 * @param name the Dockerfile's path in the context; by default also in lower case
 * @throws Refusal 500 in the engine's words when it is not there
 */
export async function readContext(
  archive: Readable,
  name: string,
  folder: string,
): Promise<Context> {
  const tree = await spool(archive, folder);
  const path = treePath(name) ?? '';
  const found = [path, ...(name === 'Dockerfile' ? ['dockerfile'] : [])].find(
    (candidate) => tree.get(candidate)?.content,
  );
  if (found === undefined) throw new Refusal(500, `Cannot locate specified Dockerfile: ${name}`);
  const dockerfile = await textOf(tree, found);
  const newest = newestOf(tree);
  const rules = await textOf(tree, ignoreFile);
  const ignores = dockerignore.default({ ignorecase: false }).add(rules);
  for (const own of [found, ignoreFile]) {
    if (tree.has(own) && ignores.ignores(own)) tree.delete(own);
  }
  return { tree, dockerfile, newest };
}

async function textOf(tree: Tree, path: string): Promise<string> {
  const content = tree.get(path)?.content;
  return content === undefined ? '' : await readFile(content, 'utf8');
}

function newestOf(tree: Tree): Date {
  const files = [...tree.values()].filter(({ type }) => type === 'file');
  const times = files.map(({ modified }) => modified.getTime());
  return new Date(times.reduce((newest, time) => Math.max(newest, time), 0));
}
