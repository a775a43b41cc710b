import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Loads a TypeScript module of src, with what it imports. */
export async function loadSource(path) {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-source-'));
  const outfile = join(folder, 'source.cjs');
  try {
    await build({
      entryPoints: [path],
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      logLevel: 'warning',
    });
    return (await import(pathToFileURL(outfile).href)).default;
  } finally {
    await rm(folder, { recursive: true });
  }
}
