import { t } from '../language.ts';
import { nearest } from '../nearest.ts';
import type { Env, Named } from './buildspec.ts';
import { type Form, listUnder, namedUnder, report, scalarUnder } from './form.ts';
import { known } from './keys.ts';
import { type Entry, entriesOf, entryOf, type Tree } from './tree.ts';

/** The section `env` as CodeBuild takes it, with its unknown keys noted. */
export function readEnv(form: Form, tree: Tree | undefined): Env {
  reportKeys(form, tree);
  return {
    shell: scalarUnder(form, tree, 'shell'),
    variables: namedUnder(form, tree, 'variables'),
    parameterStore: namedUnder(form, tree, 'parameter-store'),
    secretsManager: namedUnder(form, tree, 'secrets-manager'),
    exportedVariables: listUnder(form, tree, 'exported-variables'),
    gitCredentialHelper: scalarUnder(form, tree, 'git-credential-helper'),
  };
}

/**
 * The variables of version 0.1, where `environment_variables` with `plaintext` stood for `env`
 * with `variables` (AWS CodeBuild User Guide, Buildspec versions).
 */
export function readOldEnv(form: Form, root: Tree | undefined, env: Env): Env {
  const old = entryOf(root, 'environment_variables')?.value;
  return { ...env, variables: [...env.variables, ...namedUnder(form, old, 'plaintext')] };
}

/** The names under which people mean a section of `env`. */
const sectionNames: Record<string, 'variables' | 'parameter-store' | 'secrets-manager'> = {
  variables: 'variables',
  variable: 'variables',
  plaintext: 'variables',
  plain_text: 'variables',
  'parameter-store': 'parameter-store',
  parameter_store: 'parameter-store',
  parameterstore: 'parameter-store',
  parameters: 'parameter-store',
  'parameters-store': 'parameter-store',
  'secrets-manager': 'secrets-manager',
  secrets_manager: 'secrets-manager',
  'secret-manager': 'secrets-manager',
  secret_manager: 'secrets-manager',
};

/** The section of `env` that a key means, whatever its case, or undefined. */
export function sectionMeant(key: string) {
  const name = key.toLowerCase();
  return Object.hasOwn(sectionNames, name) ? sectionNames[name] : undefined;
}

function reportKeys(form: Form, tree: Tree | undefined): void {
  for (const entry of entriesOf(tree)) {
    if (!(known.env as readonly string[]).includes(entry.key)) reportKey(form, entry);
  }
}

function reportKey(form: Form, { key, keySpan }: Entry): void {
  const meant = sectionMeant(key) ?? nearest(key, known.env);
  if (meant !== undefined) {
    const message = t`\`${key}\` is not a key of env and has no effect; the key is \`${meant}\``;
    report(form, 'buildspec-env-key-misspelt', 'ignored', keySpan, message, meant);
  } else if (([...known.top, ...known.phases] as string[]).includes(key)) {
    const message = t`\`${key}\` stands inside env, where it has no effect`;
    report(form, 'buildspec-section-misplaced', 'ignored', keySpan, message, key);
  } else {
    const message = t`\`${key}\` is not a key of env, and CodeBuild ignores it`;
    report(form, 'unknown-key', 'ignored', keySpan, message);
  }
}

/** An env section with nothing in it. */
export function emptyEnv(): Env {
  const none: readonly Named[] = [];
  return {
    shell: undefined,
    variables: none,
    parameterStore: none,
    secretsManager: none,
    exportedVariables: [],
    gitCredentialHelper: undefined,
  };
}
