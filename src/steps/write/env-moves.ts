import type { Buildspec, Named } from '../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../buildspec/edit.ts';
import { insertEnvEntries, removeEntry } from '../../buildspec/edit-entries.ts';
import { renameKey } from '../../buildspec/edit-scalars.ts';
import { sectionMeant } from '../../buildspec/env.ts';
import type { Span } from '../../buildspec/span.ts';
import { entriesOf, entryOf, isEmpty } from '../../buildspec/tree.ts';

const sections = [
  ['variables', 'variables'],
  ['parameter-store', 'parameterStore'],
  ['secrets-manager', 'secretsManager'],
] as const;

/**
 * A section at the top of the file that was meant to be `env`: renamed where it only has the wrong
 * name, else taken out and its entries put where CodeBuild looks for them.
 */
export function moveIntoEnv(spec: Buildspec, key: string): (Edit | Refusal)[] {
  const entry = entryOf(spec.root, key);
  const parts = entriesOf(entry?.value);
  const hasSections = parts.length > 0 && parts.every((part) => sectionMeant(part.key));
  if (hasSections && sectionMeant(key) === undefined && !entryOf(spec.root, 'env')) {
    return [renameKey(spec, [key], 'env')];
  }
  if (!entry) return [{ refused: 'there is no such section' }];
  const span = { start: entry.keySpan.start, end: entry.value.span.end };
  return [removeEntry(spec, [key]), ...insertLost(spec, span)];
}

/** A section inside `env` under a wrong name, brought under the right one. */
export function renameEnvSection(spec: Buildspec, key: string, meant: string): (Edit | Refusal)[] {
  const env = entryOf(spec.root, 'env')?.value;
  const other = entryOf(env, meant);
  const entry = entryOf(env, key);
  if (!other || !entry) return [renameKey(spec, ['env', key], meant)];
  if (isEmpty(other.value)) return [{ refused: 'both names are there' }];
  const span = { start: entry.keySpan.start, end: entry.value.span.end };
  return [removeEntry(spec, ['env', key]), ...insertLost(spec, span)];
}

/** The variables in a stretch of the file that CodeBuild ignores, put into `env`. */
function insertLost(spec: Buildspec, span: Span): (Edit | Refusal)[] {
  const edits = sections.flatMap(([section, field]) => {
    const there = new Set(spec.env[field].map(({ name }) => name));
    const lost = spec.ignoredEnv[field].filter((named) => isWithin(named, span));
    const entries = lost
      .filter(({ name }) => !there.has(name))
      .map(({ name, value }) => [name, value] as const);
    return entries.length === 0 ? [] : [insertEnvEntries(spec, section, entries)];
  });
  if (edits.length === 0) return [{ refused: 'no variable is found there' }];
  // each of several would make an env of its own
  if (edits.length > 1 && !entryOf(spec.root, 'env')) return [{ refused: 'there is no env yet' }];
  return edits;
}

function isWithin({ nameSpan }: Named, { start, end }: Span): boolean {
  return start <= nameSpan.start && nameSpan.end <= end;
}
