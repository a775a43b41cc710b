import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'vitest';
import { exampleOf, lineOf, runExample } from '../page.ts';

const folder = join(import.meta.dirname, '../../../../src/steps/write/checks');
test('gen', async () => {
  for (const f of (await readdir(folder)).filter((n) => n.endsWith('.md')).sort()) {
    const path = join(folder, f);
    let page = await readFile(path, 'utf8');
    page = page.replace(/\n`firstpush check` says:[\s\S]*$/, '');
    const example = exampleOf(page);
    const { findings, after, left } = await runExample(example);
    const own = findings.filter(({ check }) => check === f.slice(0, -3));
    const others = findings.filter(({ check }) => check !== f.slice(0, -3));
    console.log(
      '=====',
      f,
      '\n' +
        findings
          .map((x) => `${lineOf(x)} [${x.check}] ${x.why} → ${x.remedy.kind}: ${x.remedy.text}`)
          .join('\n'),
      '\n--- left:',
      left.map((x) => `${x.check} ${x.severity} ${x.what}`).join('; '),
      after ?? '',
    );
    page = `${page.trimEnd()}\n\n\`firstpush check\` says:\n\n\`\`\`text said\n${own.map(lineOf).join('\n')}\n\`\`\`\n`;
    if (after !== undefined)
      page += `\nand after its remedy the buildspec reads:\n\n\`\`\`yaml after\n${after}\`\`\`\n`;
    await writeFile(path, page);
  }
}, 100000);
