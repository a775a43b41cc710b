import type { Env, Named } from './buildspec.ts';
import { emptyEnv, sectionMeant } from './env.ts';
import { named } from './form.ts';
import { type Entry, entriesOf, entryOf, type Tree } from './tree.ts';

/**
 * The variables that a file names where CodeBuild does not look: under `environment_variables` or
 * `environment`, under a misspelt section of `env`, in a section of `env` that lost its
 * indentation, or in an `env` inside `phases`. They say what was meant.
 */
export function readIgnoredEnv(text: string, root: Tree | undefined, version: string): Env {
  const found: Found = { text, variables: [], parameterStore: [], secretsManager: [] };
  for (const { key, value } of entriesOf(root)) {
    if (key === 'environment_variables' || key === 'environment') {
      gather(found, value, key === 'environment_variables' && version === '0.1');
    } else if (sectionMeant(key) !== undefined) take(found, { key, value });
  }
  gather(found, entryOf(root, 'env')?.value, true, strict);
  gatherFromPhases(found, entryOf(root, 'phases')?.value);
  const { variables, parameterStore, secretsManager } = found;
  return { ...emptyEnv(), variables, parameterStore, secretsManager };
}

interface Found {
  readonly text: string;
  readonly variables: Named[];
  readonly parameterStore: Named[];
  readonly secretsManager: Named[];
}

const strict = ['variables', 'parameter-store', 'secrets-manager'];

/** Takes the sections and plain variables below a key; `honoured` leaves out what has effect. */
function gather(
  found: Found,
  tree: Tree | undefined,
  honoured: boolean,
  effective: readonly string[] = ['plaintext'],
): void {
  for (const entry of entriesOf(tree)) {
    if (honoured && effective.includes(entry.key)) continue;
    if (sectionMeant(entry.key) !== undefined) take(found, entry);
    else if (effective !== strict && entry.value.kind === 'scalar') {
      found.variables.push(named(found.text, entry));
    }
  }
}

function gatherFromPhases(found: Found, phases: Tree | undefined): void {
  for (const { key, value } of entriesOf(phases)) {
    if (key === 'env') gather(found, value, false);
    else gather(found, entryOf(value, 'env')?.value, false);
  }
}

function take(found: Found, { key, value }: Pick<Entry, 'key' | 'value'>): void {
  const entries = entriesOf(value).map((entry) => named(found.text, entry));
  const section = sectionMeant(key);
  if (section === 'variables') found.variables.push(...entries);
  if (section === 'parameter-store') found.parameterStore.push(...entries);
  if (section === 'secrets-manager') found.secretsManager.push(...entries);
}
