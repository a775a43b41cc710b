import type { Env, Named } from '../buildspec/buildspec.ts';
import type { BuildLog } from './build-log.ts';
import type { Fetch, PhaseContext, Run, Variable } from './run.ts';

/**
 * The variables that a build asks for, by name: those of the project and the call that starts the
 * build stand before those of the buildspec (AWS CodeBuild User Guide, "Environment variables in
 * build environments").
 */
export function wantedVariables(env: Env, given: readonly Variable[]): Variable[] {
  const asType = (type: Variable['type']) => (each: Named) => ({ ...each, type });
  const all: Variable[] = [
    ...env.variables.map(asType('PLAINTEXT')),
    ...env.parameterStore.map(asType('PARAMETER_STORE')),
    ...env.secretsManager.map(asType('SECRETS_MANAGER')),
    ...given,
  ];
  const byName = new Map(all.map(({ name, value, type }) => [name, { name, value, type }]));
  return [...byName.values()];
}

/**
 * The values of all variables, those of Parameter Store and Secrets Manager masked in the log from
 * then on; or why one cannot be had.
 */
export async function decrypted(
  wanted: readonly Variable[],
  { parameters, secrets }: Pick<Run, 'parameters' | 'secrets'>,
  log: BuildLog,
): Promise<{ values: Record<string, string> } | PhaseContext> {
  const plain = wanted.filter(({ type }) => type === 'PLAINTEXT');
  const values = plain.map(({ name, value }) => [name, value] as const);
  const stores = [
    { type: 'PARAMETER_STORE', fetch: parameters, ...parameterStore },
    { type: 'SECRETS_MANAGER', fetch: secrets, ...secretsManager },
  ] as const;
  for (const { type, fetch, title, statusCode, absent } of stores) {
    const references = wanted.filter((each) => each.type === type);
    if (references.length === 0) continue;
    await log.say(`Decrypting ${title} environment variables`);
    const found = await fetched(references, fetch, absent);
    if (typeof found === 'string') return { statusCode, message: found };
    log.mask.add(found.map(([, value]) => value));
    values.push(...found);
  }
  return { values: Object.fromEntries(values) };
}

const parameterStore = {
  title: 'parameter store',
  statusCode: 'Decrypted Variables Error',
  absent: (reference: string) => `parameter does not exist: ${reference}`,
};
const secretsManager = {
  title: 'secrets manager',
  statusCode: 'Secrets Manager Error',
  absent: () => "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
};

async function fetched(
  variables: readonly Variable[],
  fetch: Fetch,
  absent: (reference: string) => string,
): Promise<(readonly [name: string, value: string])[] | string> {
  const answer = await fetch([...new Set(variables.map(({ value }) => value))]);
  if ('message' in answer) return [answer.code, answer.message].filter(Boolean).join(': ');
  const missing = variables.find(({ value }) => !answer.has(value));
  if (missing !== undefined) return absent(missing.value);
  return variables.map(({ name, value }) => [name, answer.get(value)?.reveal() ?? ''] as const);
}
