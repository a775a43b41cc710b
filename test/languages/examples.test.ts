import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { languages } from '../../src/language.ts';

const root = join(import.meta.dirname, '..', '..', 'languages');

test.each(languages.filter((language) => language !== 'en'))(
  'in %s the examples of the pages of buildspecs say what firstpush says',
  async (language) => {
    // Tables of words are made as their modules load, so these are loaded anew for each language.
    vi.resetModules();
    const { speak } = await import('../../src/language.ts');
    const texts = JSON.parse(await readFile(join(root, language, 'words.json'), 'utf8'));
    speak({ language, texts });
    const { exampleOf, lineOf, runExample } = await import('../steps/write/page.ts');
    const { write } = await import('../../src/steps/write/step.ts');
    for (const { id } of write.checks) {
      const page = await readFile(join(root, language, 'checks', `${id}.md`), 'utf8');
      const example = exampleOf(page);
      const { findings } = await runExample(example);
      const own = findings.filter(({ check }) => check === id);
      expect(`${own.map(lineOf).join('\n')}\n`, id).toBe(example.said);
    }
  },
);
