import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { write } from '../../../src/steps/write/step.ts';
import { exampleOf, lineOf, runExample } from './page.ts';

const folder = join(import.meta.dirname, '../../../src/steps/write/checks');
const ids = write.checks.map(({ id }) => id);

describe('the checks of step write', () => {
  it('have each a file and a page of their name, and there are no others', async () => {
    const expected = ids.flatMap((id) => [`${id}.md`, `${id}.ts`]);
    expect((await readdir(folder)).sort()).toEqual(expected.sort());
  });

  it('have titles that are wishes', () => {
    for (const { title } of write.checks) expect(title).toMatch(/^[^.?!]{10,70}$/);
  });
});

describe.each(ids)('the page of %s', (id) => {
  it('says what, why and the remedy, and its example gives what it shows', async () => {
    const page = await readFile(join(folder, `${id}.md`), 'utf8');
    expect(page).toMatch(new RegExp(`^# ${id}\\n\\n[\\s\\S]+\\n## Why\\n[\\s\\S]+\\n## Remedy\\n`));
    const example = exampleOf(page);
    const { findings, mended, left } = await runExample(example);
    const own = findings.filter(({ check }) => check === id);
    expect(`${own.map(lineOf).join('\n')}\n`).toBe(example.said);
    expect(mended).toBe(example.after);
    if (mended !== undefined) expect(left.filter(({ check }) => check === id)).toEqual([]);
  });
});
