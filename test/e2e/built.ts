import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache');
const prefix = 'firstpush-built-';
const sources = ['src', 'languages', 'templates', 'scripts', 'package.json'] as const;
/** Milliseconds after which a build of older sources is nobody's any more. */
const stale = 3_600_000;

let program: Promise<string> | undefined;

/**
 * The path of the built program, `dist/cli.js` of a package folder that is made for these sources
 * once. It is not the repository's own `dist`, which others may be building at the same time.
 */
export function built(): Promise<string> {
  program ??= build();
  return program;
}

async function build(): Promise<string> {
  const folder = join(cache, `${prefix}${await newest()}`);
  const file = join(folder, 'dist', 'cli.js');
  if (await exists(file)) return file;
  await mkdir(cache, { recursive: true });
  await removeStale();
  const making = await mkdtemp(join(cache, 'firstpush-building-'));
  try {
    for (const source of sources) await symlink(join(root, source), join(making, source));
    await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: making });
    await rename(making, folder).catch(async (error) => {
      // Another file of tests may have put the same program in its place first.
      if (!(await exists(file))) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return file;
}

/** When the newest of the sources was changed, in whole milliseconds of the epoch. */
async function newest(): Promise<number> {
  const found = await Promise.all(
    sources.map(async (source) => {
      const path = join(root, source);
      if (!(await stat(path)).isDirectory()) return [path];
      const entries = await readdir(path, { recursive: true });
      return [path, ...entries.map((entry) => join(path, entry))];
    }),
  );
  const times = await Promise.all(found.flat().map(async (path) => (await stat(path)).mtimeMs));
  return Math.ceil(Math.max(...times));
}

async function removeStale(): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (!name.startsWith(prefix)) continue;
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > stale) await rm(path, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
