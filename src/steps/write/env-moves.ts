import type { Buildspec, Named } from '../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../buildspec/edit.ts';
import { insertEnvEntries, removeEntry } from '../../buildspec/edit-entries.ts';
import { renameKey } from '../../buildspec/edit-scalars.ts';
import { sectionMeant } from '../../buildspec/env.ts';
import { type Entry, entriesOf, entryOf } from '../../buildspec/tree.ts';
import { t } from '../../language.ts';

const sections = [
  ['variables', 'variables'],
  ['parameter-store', 'parameterStore'],
  ['secrets-manager', 'secretsManager'],
] as const;

/**
 * A section at the top of the file that was meant to be `env`: renamed where it only has the wrong
 * name, else its entries are put where CodeBuild looks for them, and once they are there it goes.
 */
export function moveIntoEnv(spec: Buildspec, key: string): (Edit | Refusal)[] {
  const entry = entryOf(spec.root, key);
  const parts = entriesOf(entry?.value);
  const hasSections = parts.length > 0 && parts.every((part) => sectionMeant(part.key));
  if (hasSections && sectionMeant(key) === undefined && !entryOf(spec.root, 'env')) {
    return [renameKey(spec, [key], 'env')];
  }
  return [moveLost(spec, entry, () => removeEntry(spec, [key]))];
}

/** A section inside `env` under a wrong name, brought under the right one. */
export function renameEnvSection(spec: Buildspec, key: string, meant: string): (Edit | Refusal)[] {
  const env = entryOf(spec.root, 'env')?.value;
  if (!entryOf(env, meant)) return [renameKey(spec, ['env', key], meant)];
  return [moveLost(spec, entryOf(env, key), () => removeEntry(spec, ['env', key]))];
}

/** Puts the variables of an ignored entry into `env`, one section at a time; then removes it. */
function moveLost(spec: Buildspec, entry: Entry | undefined, remove: () => Edit | Refusal) {
  if (!entry) return { refused: t`there is no such section` };
  const start = entry.keySpan.start;
  const end = entry.value.span.end;
  const isWithin = ({ nameSpan }: Named) => start <= nameSpan.start && nameSpan.end <= end;
  let found = 0;
  for (const [section, field] of sections) {
    const lost = spec.ignoredEnv[field].filter(isWithin);
    const there = new Set(spec.env[field].map(({ name }) => name));
    const entries = lost
      .filter(({ name }) => !there.has(name))
      .map(({ name, value }) => [name, value] as const);
    if (entries.length > 0) return insertEnvEntries(spec, section, entries);
    found += lost.length;
  }
  return found > 0 ? remove() : { refused: t`no variable is found there` };
}
