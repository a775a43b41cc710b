import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is made from the sources; with `--check` among the arguments it is only
 * compared, and the process ends with 1 where it is out of date.
 */
export async function generated(path, text, command) {
  const current = await readFile(path, 'utf8').catch(() => undefined);
  if (current === text) return;
  if (process.argv.includes('--check')) {
    process.stderr.write(`${path} is out of date: ${command} writes it anew\n`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
