// Writes docs/checks.md, the catalogue of all checks: titles from the checks themselves, severity
// and remedy from their source, the fault from the first sentence of their page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generated } from './generated.mjs';
import { loadSource } from './load-source.mjs';

/** The words of a cell in one order, the gravest severity and the surest remedy first. */
const inOrder = ['error', 'warning', 'hint', 'unknown', 'change', 'ask', 'advice'];

const { allSteps } = await loadSource('src/cli/catalogue.ts');
const sections = [];
for (const { id, title, checks } of allSteps) sections.push(await section(id, title, checks));
const count = allSteps.reduce((sum, { checks }) => sum + checks.length, 0);

await generated(
  'docs/checks.md',
  `# The checks

Made from the checks and their pages by \`npm run docs\`. There are ${count}, in the order in which each
step makes them: cause before symptom. \`firstpush explain CHECK\` prints the page of one, with its
mechanism, its remedy and an example. Where severity or remedy depend on what is seen, all that may
come are named.

${sections.join('\n')}`,
  'npm run docs',
);

async function section(step, title, checks) {
  const rows = [];
  for (const check of checks) rows.push(await row(step, check));
  return `## ${step}: ${title}

| check | proven when | the page begins | severity | remedy |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

async function row(step, { id, title }) {
  const folder = join('src/steps', step, 'checks');
  const source = await sourceOf(join(folder, `${id}.ts`));
  const page = await readFile(join(folder, `${id}.md`), 'utf8').catch(() => '');
  const link = `[${id}](../src/steps/${step}/checks/${id}.md)`;
  const cells = [link, title, firstSentence(page), severitiesIn(source), remediesIn(source)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A check's source; where another file of the step makes its findings, with that file's. */
async function sourceOf(path) {
  const own = await readFile(path, 'utf8');
  if (/severity|Check\(/.test(own)) return own;
  const makers = [...own.matchAll(/from '(\.\.\/[\w-]+\.ts)'/g)].map(([, file]) => file);
  const texts = makers.map((file) => readFile(join(path, '..', file), 'utf8'));
  return [own, ...(await Promise.all(texts)).filter((text) => text.includes('severity:'))].join(
    '\n',
  );
}

/** The first sentence below a page's title. */
function firstSentence(page) {
  const [, paragraph = ''] = page.match(/^# .*\n+([\s\S]*?)(?:\n\n|$)/) ?? [];
  const text = paragraph.replaceAll('\n', ' ');
  return text.match(/^.*?[^.][.:](?= |$)/)?.[0].replace(/:$/, '.') ?? text;
}

function severitiesIn(source) {
  const found = wordsIn(source, /'(error|warning|hint|unknown)'/g);
  if (found.length > 0) return found.join(', ');
  return 'error, warning';
}

function remediesIn(source) {
  const found = wordsIn(source, /kind: '(change|ask|advice)'/g);
  if (found.length > 0) return found.join(', ');
  if (/\b(edits|anew)\b/.test(source)) return 'change, advice';
  return 'advice';
}

function wordsIn(source, pattern) {
  const found = new Set([...source.matchAll(pattern)].map(([, word]) => word));
  return inOrder.filter((word) => found.has(word));
}
