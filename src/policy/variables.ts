import { literal, type Pattern, wildcards } from './wildcard.ts';

/** What a policy variable stands for, or undefined where the request has no such key. */
export type Lookup = (key: string) => Pattern | undefined;

const placeholder = /\$\{([^}]*)\}/;
const withDefault = /^([^,]*?)\s*(?:,\s*'(.*)')?$/;

/** The characters that have a meaning of their own, as `${*}`, `${?}` and `${$}` name them. */
const special = new Set(['*', '?', '$']);

/**
 * The pattern of a policy's text, its variables replaced: `${aws:username}`, with a default
 * `${aws:PrincipalTag/team, 'everyone'}`, and the special `${*}`, `${?}`, `${$}`. Undefined when a
 * variable has no value, which then equals nothing (IAM User Guide, "IAM policy elements:
 * Variables and tags").
 */
export function expand(text: string, lookup: Lookup): Pattern | undefined {
  const pattern: Pattern = [];
  for (const [index, part] of text.split(placeholder).entries()) {
    const piece = index % 2 === 0 ? wildcards(part) : value(part, lookup);
    if (piece === undefined) return undefined;
    pattern.push(...piece);
  }
  return pattern;
}

/** The names of the context keys that a text's variables ask for. */
export const variableNames = (text: string): string[] =>
  text
    .split(placeholder)
    .filter((name, index) => index % 2 === 1 && !special.has(name))
    .map((name) => withDefault.exec(name)?.[1] ?? name);

function value(variable: string, lookup: Lookup): Pattern | undefined {
  if (special.has(variable)) return literal(variable);
  const [, name = variable, fallback] = withDefault.exec(variable) ?? [];
  return lookup(name) ?? (fallback === undefined ? undefined : literal(fallback));
}
