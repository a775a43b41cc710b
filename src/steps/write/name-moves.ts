import type { Buildspec, Named } from '../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../buildspec/edit.ts';
import { insertEnvEntries, removeEntry } from '../../buildspec/edit-entries.ts';
import { renameKey } from '../../buildspec/edit-scalars.ts';
import { quoteScalar } from '../../buildspec/quote.ts';
import { entryOf } from '../../buildspec/tree.ts';

/** A variable whose plain value was meant to name a parameter. */
export interface MeantName {
  named: Named;
  parameter: string;
  /** A dynamic reference of CloudFormation, or a variable of the shell. */
  by: 'reference' | 'variable';
}

/**
 * The variables whose values name a parameter in a way that only others understand: a dynamic
 * reference, which CloudFormation resolves (AWS CloudFormation User Guide, Dynamic references), or
 * a shell variable, which CodeBuild does not expand there.
 */
export function meantNames({ env }: Buildspec): MeantName[] {
  return env.variables.flatMap((named) => {
    const value = named.value.trim();
    const dynamic = value.match(/^\{\{resolve:ssm(?:-secure)?:([^:}]+)(?::\d+)?\}\}$/)?.[1];
    const variable = value.match(/^\$\{([\w.-]+)\}$|^\$(\w+)$/);
    const parameter = dynamic ?? variable?.[1] ?? variable?.[2];
    const by = dynamic ? 'reference' : 'variable';
    return parameter ? [{ named, parameter, by }] : [];
  });
}

/**
 * The edits that name these parameters under `parameter-store`: a section of nothing else is
 * renamed; else they are put there first, and leave `variables` once they are.
 */
export function moveToParameterStore(
  spec: Buildspec,
  meant: readonly MeantName[],
): (Edit | Refusal)[] {
  const env = entryOf(spec.root, 'env')?.value;
  const all = meant.length === spec.env.variables.length;
  if (all && !entryOf(env, 'parameter-store')) {
    const values = meant.map(({ named, parameter }) => ({
      span: named.valueSpan,
      text: quoteScalar(parameter),
    }));
    return [renameKey(spec, ['env', 'variables'], 'parameter-store'), ...values];
  }
  const there = new Set(spec.env.parameterStore.map(({ name }) => name));
  const entries = meant
    .filter(({ named }) => !there.has(named.name))
    .map(({ named, parameter }) => [named.name, parameter] as const);
  if (entries.length > 0) return [insertEnvEntries(spec, 'parameter-store', entries)];
  if (all) return [removeEntry(spec, ['env', 'variables'])];
  return meant.map(({ named }) => removeEntry(spec, ['env', 'variables', named.name]));
}
