import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, speak } from '../../src/language.ts';

const root = join(import.meta.dirname, '..', '..', 'languages');

// Tables of words are made as their modules load: one language to a process.
describe.each(languages.filter((language) => language !== 'en').slice(0, 1))(
  'in %s',
  (language) => {
    test('the examples of the pages of buildspecs say what firstpush says', async () => {
      speak({
        language,
        texts: JSON.parse(await readFile(join(root, language, 'words.json'), 'utf8')),
      });
      const { exampleOf, lineOf, runExample } = await import('../steps/write/page.ts');
      const { write } = await import('../../src/steps/write/step.ts');
      for (const { id } of write.checks) {
        const page = await readFile(join(root, language, 'checks', `${id}.md`), 'utf8');
        const example = exampleOf(page);
        const { findings } = await runExample(example);
        const own = findings.filter(({ check }) => check === id);
        expect(`${own.map(lineOf).join('\n')}\n`, id).toBe(example.said);
      }
    });
  },
);
