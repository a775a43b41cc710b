import { t } from '../language.ts';
import { Usage } from '../options.ts';
import { stepIds } from '../types.ts';
import { padded, widthOf } from '../ui/columns.ts';
import { pageText } from './pages.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The page of a check, or without a name the list of all of them.
 * @throws Usage where there is none, with the names that are near
 */
export async function explain(
  check: string | undefined,
  { packageFolder }: Surroundings,
): Promise<string> {
  if (check === undefined) return listOfChecks();
  const isName = /^[\w-]+$/.test(check);
  const page = isName ? await pageText(packageFolder, check) : undefined;
  if (page !== undefined) return page;
  const { ruleIds, rulePage } = await import('./rule-page.ts');
  const ofBuild = rulePage(check);
  if (ofBuild !== undefined) return ofBuild;
  const near = await namesNear(check, ruleIds);
  const ways = near.length > 0 ? t`near it are:\n  ${near.join('\n  ')}` : t`explain lists them`;
  throw new Usage(t`there is no check “${check}”; ${ways}`);
}

/** Every check with its title, by step. */
async function listOfChecks(): Promise<string> {
  const { allChecks } = await import('./catalogue.ts');
  const width = Math.max(...allChecks.map(({ id }) => widthOf(id)));
  const steps = stepIds.map((step) => {
    const own = allChecks.filter((check) => check.step === step);
    return [step, ...own.map(({ id, title }) => `  ${padded(id, width)}  ${title}`)].join('\n');
  });
  return `${steps.join('\n\n')}\n`;
}

async function namesNear(check: string, others: readonly string[]): Promise<string[]> {
  const { allChecks } = await import('./catalogue.ts');
  const words = check.split('-').filter((word) => word.length > 2);
  const ids = [...new Set([...allChecks.map(({ id }) => id), ...others])];
  return ids.filter((id) => words.some((word) => id.includes(word))).sort();
}
