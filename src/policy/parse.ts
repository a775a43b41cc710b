import * as z from 'zod/mini';
import { t } from '../language.ts';
import type { Clause, Policy, Statement } from './policy.ts';

/** The text is no policy document; the message says where and why. */
export class PolicySyntax extends Error {
  override readonly name = 'PolicySyntax';
}

const oneOrMore = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(z.transform(asList), z.array(item).check(z.minLength(1)));
const texts = oneOrMore(z.string());
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const kinds = z.enum(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const principal = z.union([z.literal('*'), z.partialRecord(kinds, texts)]);

const statement = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.optional(texts),
  NotAction: z.optional(texts),
  Resource: z.optional(texts),
  NotResource: z.optional(texts),
  Principal: z.optional(principal),
  NotPrincipal: z.optional(principal),
  Condition: z.optional(
    z.record(z.string(), z.record(z.string(), z.pipe(z.transform(asList), z.array(scalar)))),
  ),
});

const grammar = z.strictObject({
  Version: z.optional(z.enum(['2008-10-17', '2012-10-17'])),
  Id: z.optional(z.string()),
  Statement: oneOrMore(statement),
});

/**
 * The policy that a text holds: JSON, or JSON percent-encoded after RFC 3986 as the IAM API
 * returns it (IAM API Reference, GetRolePolicy), by the grammar of the IAM User Guide, "Grammar
 * of the IAM JSON policy language".
 * @throws {PolicySyntax} when it holds none
 */
export function parsePolicy(text: string): Policy {
  const result = grammar.safeParse(readJson(text));
  if (!result.success) throw new PolicySyntax(explain(result.error.issues[0]));
  return {
    version: result.data.Version ?? '2008-10-17',
    statements: result.data.Statement.map(meaning),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text);
  } catch (error) {
    throw new PolicySyntax(t`not JSON: ${(error as Error).message}`);
  }
}

function asList(value: unknown): unknown {
  return Array.isArray(value) || value === undefined ? value : [value];
}

function explain(issue: z.core.$ZodIssue | undefined): string {
  const place = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  return issue?.code === 'unrecognized_keys'
    ? t`${place || t`the document`} has an element the grammar does not know: ${issue.keys.join(', ')}`
    : t`${place || t`the document`} is missing or not as the policy grammar has it`;
}

function meaning(raw: z.infer<typeof statement>, index: number): Statement {
  const actions = clause('Action', raw.Action, raw.NotAction, index);
  if (!actions) throw new PolicySyntax(t`Statement[${index}] has neither Action nor NotAction`);
  const named = either('Principal', raw.Principal, raw.NotPrincipal, index);
  return {
    sid: raw.Sid,
    effect: raw.Effect,
    actions,
    resources: clause('Resource', raw.Resource, raw.NotResource, index),
    principals: named && {
      not: named.not,
      of: named.given === '*' ? { AWS: ['*'] } : named.given,
    },
    conditions: Object.entries(raw.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: values.map(String) })),
    ),
  };
}

function clause(
  name: string,
  these: string[] | undefined,
  allBut: string[] | undefined,
  index: number,
): Clause | undefined {
  const chosen = either(name, these, allBut, index);
  return chosen && { not: chosen.not, patterns: chosen.given };
}

function either<T>(
  name: string,
  these: T | undefined,
  allBut: T | undefined,
  index: number,
): { not: boolean; given: T } | undefined {
  if (these !== undefined && allBut !== undefined) {
    throw new PolicySyntax(t`Statement[${index}] has both ${name} and Not${name}`);
  }
  if (these !== undefined) return { not: false, given: these };
  return allBut === undefined ? undefined : { not: true, given: allBut };
}
