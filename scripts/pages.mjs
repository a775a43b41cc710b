import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The English pages, which stand beside what they tell of: `{ path, name }`, where the name is that in
 * the package and in the folder of a language: `checks/ID.md`, `lessons/STEP.md`.
 */
export async function englishPages() {
  const entries = await readdir('src/steps', { withFileTypes: true });
  const steps = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lessons = steps.map((step) => ({
    path: join('src/steps', step, 'lesson.md'),
    name: `lessons/${step}.md`,
  }));
  const folders = [
    ...steps.map((step) => join('src/steps', step, 'checks')),
    'src/changes/pages',
    'src/rights/pages',
  ];
  const checks = await Promise.all(
    folders.map(async (folder) => {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.md'));
      return files.map((file) => ({ path: join(folder, file), name: `checks/${file}` }));
    }),
  );
  return [...lessons, ...checks.flat()];
}
