// npm run new-check <step> <id>: writes the check, its page and its test in the house's form, and
// lists it in its step. What it writes finds a made-up fault and passes: change the test first.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { checkOf, pageOf, testOf } from './check-forms.mjs';

const steps = ['name', 'store', 'wire', 'write', 'prove'];
const [step, id] = process.argv.slice(2);
const refusal = await refuse();
if (refusal) {
  process.stderr.write(`${refusal}\nusage: npm run new-check <${steps.join('|')}> <id>\n`);
  process.exit(2);
}

const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const folder = `src/steps/${step}`;
const files = {
  [`${folder}/checks/${id}.ts`]: checkOf(step, id, name),
  [`${folder}/checks/${id}.md`]: pageOf(step, id),
  [`test/steps/${step}/${id}.test.ts`]: testOf(step, id, name),
};
for (const [path, text] of Object.entries(files)) await writeFile(path, text, { flag: 'wx' });
const list = `${folder}/${step === 'write' ? 'checks.ts' : 'step.ts'}`;
await writeFile(list, listed(await readFile(list, 'utf8')));
const sources = [...Object.keys(files), list].filter((path) => path.endsWith('.ts'));
const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...sources];
execFileSync(process.execPath, biome, { stdio: ['ignore', 'ignore', 'inherit'] });
process.stdout.write(`${[...Object.keys(files), list].join('\n')}\n`);
process.stdout.write(`move ${name} in ${list} to its place: cause before symptom\n`);

async function refuse() {
  if (!steps.includes(step)) return `${step ?? ''} is no step`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id ?? '')) {
    return 'an id names the fault, in words joined by dashes: privileged-mode-off';
  }
  const taken = steps.find((one) => existsSync(`src/steps/${one}/checks/${id}.ts`));
  return taken && `the step ${taken} has a check ${id}`;
}

/** The list of checks with the new one at its end; the formatter puts the import in its place. */
function listed(text) {
  const begin = step === 'write' ? 'fileChecks: readonly FileCheck[] = [' : 'checks: [';
  const end = text.indexOf(']', text.indexOf(begin) + begin.length);
  const own = `import { ${name} } from './checks/${id}.ts';\n`;
  return `${own}${text.slice(0, end).trimEnd()}\n${name},\n${text.slice(end)}`;
}
