import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Usage } from '../options.ts';
import type { Surroundings } from './surroundings.ts';

/** The page of a check. @throws Usage where there is none, with the names that are near */
export async function pageOf(
  check: string | undefined,
  { packageFolder }: Surroundings,
): Promise<string> {
  const folder = join(packageFolder, 'dist', 'checks');
  const checks = (await readdir(folder)).map((file) => file.replace(/\.md$/, ''));
  if (check && checks.includes(check)) return readFile(join(folder, `${check}.md`), 'utf8');
  const words = (check ?? '').split('-').filter((word) => word.length > 2);
  const near = checks.filter((name) => words.some((word) => name.includes(word)));
  const listed = (near.length > 0 ? near : checks).sort().join('\n  ');
  throw new Usage(
    `${check ? `there is no check “${check}”` : 'explain takes the name of a check'}:\n  ${listed}`,
  );
}
