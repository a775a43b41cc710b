import type { CommandLine } from '../options.ts';
import type { Report } from '../types.ts';
import { annotationsOf } from '../ui/annotations.ts';
import { reportJson } from '../ui/json.ts';
import { reportText } from '../ui/report.ts';
import { sarifLog } from '../ui/sarif.ts';
import { words } from './face.ts';
import { knowsUnicode, wantsColour } from './face-kind.ts';
import { linksFor } from './links.ts';
import { pageText } from './pages.ts';
import { readSourceLines } from './source-lines.ts';
import type { Surroundings } from './surroundings.ts';

/** The columns of what is no terminal. */
const usualColumns = 100;

/** Prints a report in the form that is asked for; the walk's faces have told it already. */
export async function printReport(
  report: Report,
  { command, options }: CommandLine,
  surroundings: Surroundings,
  { folder, version }: { folder: string; version: string },
): Promise<void> {
  const { stdout } = surroundings;
  const print = (text: string) =>
    new Promise<void>((done) => {
      stdout.write(text, () => done());
    });
  if (options.json) {
    if (command !== '') await print(`${JSON.stringify(reportJson(report, words))}\n`);
  } else if (options.sarif) {
    await print(`${JSON.stringify(await sarifOf(report, surroundings, version))}\n`);
  } else if (options.annotations) {
    await print(annotationsOf(report));
  } else if (command === 'check' || command === 'plan' || options.dryRun) {
    const lineAt = await readSourceLines(report.findings, folder);
    const sources = { lineAt, columns: stdout.columns ?? usualColumns };
    const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
    const urlOf = options.plain ? undefined : linksFor(surroundings, folder);
    await print(reportText(report, { words, ...look, urlOf, sources }));
  }
}

async function sarifOf(report: Report, { packageFolder }: Surroundings, version: string) {
  const { allChecks } = await import('./catalogue.ts');
  const found = new Set(report.findings.map(({ check }) => check));
  const rules = allChecks.filter(({ id }) => found.has(id));
  const known = rules.map(async ({ id, title }) => {
    const page = await pageText(packageFolder, id);
    return [id, { title, ...(page && { page }) }] as const;
  });
  const wordsOf = new Map(await Promise.all(known));
  return sarifLog(report, version, (check) => wordsOf.get(check));
}
