import { t } from '../language.ts';
import { conditionHolds, type Reader } from './conditions.ts';
import type { Keys } from './context.ts';
import { readOperator } from './operators.ts';
import type { Clause, Policy, Principals, Statement } from './policy.ts';
import { allOf, anyOf, not, type Truth } from './truth.ts';
import { expand, type Lookup, variableNames } from './variables.ts';
import { literal, many, matches, type Pattern, wildcards } from './wildcard.ts';

/** What is asked of a statement. */
export interface Asked {
  action: string;
  /** Absent for a trust policy, where the role that carries it is the resource. */
  resource?: string;
  /** Who asks, for a trust policy; absent for identity policies. */
  asker?: Asker;
  keys: Keys;
}

/** Who asks to assume a role: a service, or a user or role by its ARN. */
export type Asker = { service: string } | { arn: string };

/** Whether a statement speaks of what is asked: its effect then counts. */
export function applies(policy: Policy, statement: Statement, asked: Asked): Truth {
  const read = reader(policy, (key) => single(asked.keys, key));
  return allOf([
    actionFits(statement.actions, asked.action),
    resourceFits(statement.resources, asked.resource, read),
    principalFits(statement.principals, asked.asker),
    ...statement.conditions.map((condition) => conditionHolds(condition, asked.keys, read)),
  ]);
}

/**
 * The context keys that a statement asks for and the request lacks, where they can matter: none
 * when the statement speaks of another action, resource or principal anyway.
 */
export function missingKeys(policy: Policy, statement: Statement, asked: Asked): string[] {
  const generous = reader(policy, (key) => single(asked.keys, key) ?? [many]);
  const concerned =
    actionFits(statement.actions, asked.action) &&
    principalFits(statement.principals, asked.asker) &&
    (resourceFits(statement.resources, asked.resource, generous) !== false ||
      statement.resources?.not);
  return concerned
    ? namedKeys(policy, statement).filter((key) => !asked.keys.has(key.toLowerCase()))
    : [];
}

/** Every context key that a statement names, in its conditions and its variables. */
export function namedKeys(policy: Policy, statement: Statement): string[] {
  const texts = [
    ...(statement.resources?.patterns ?? []),
    ...statement.conditions.filter(takesVariables).flatMap(({ values }) => values),
  ];
  return [
    ...statement.conditions.map(({ key }) => key),
    ...(hasVariables(policy) ? texts.flatMap(variableNames) : []),
  ];
}

/** Earlier versions of the language take `${…}` as it stands. */
const hasVariables = (policy: Policy): boolean => policy.version === '2012-10-17';

const takesVariables = ({ operator }: { operator: string }): boolean =>
  readOperator(operator)?.operator.variables ?? false;

const reader =
  (policy: Policy, lookup: Lookup): Reader =>
  (text) =>
    hasVariables(policy) ? expand(text, lookup) : wildcards(text);

/** A key with several values cannot be a variable. */
function single(keys: Keys, key: string): Pattern | undefined {
  const [value, ...more] = keys.get(key.toLowerCase()) ?? [];
  return value === undefined || more.length > 0 ? undefined : literal(value);
}

/** Service prefix and action name do not distinguish case (IAM User Guide, "Action"). */
const actionFits = (clause: Clause, action: string): boolean =>
  clause.patterns.some((text) => matches(wildcards(text.toLowerCase()), action.toLowerCase())) !==
  clause.not;

function resourceFits(
  clause: Clause | undefined,
  resource: string | undefined,
  read: Reader,
): Truth {
  if (!clause || resource === undefined) return clause === undefined && resource === undefined;
  const fits = anyOf(clause.patterns.map((text) => arnFits(text, resource, read)));
  return clause.not ? not(fits) : fits;
}

/**
 * IAM fills an ARN of fewer than six fields up with `*` (IAM User Guide, "Policy grammar notes").
 * Whether a `*` in such an ARN may stand for the fields left out instead is not said: a doubt.
 */
function arnFits(text: string, resource: string, read: Reader): Truth {
  const fits = (arn: string): boolean => {
    const pattern = read(arn);
    return pattern !== undefined && matches(pattern, resource);
  };
  const fields = text.replace(/\$\{[^}]*\}/g, '').split(':').length;
  if (fields >= 6 || !text.startsWith('arn:')) return fits(text);
  if (fits(text + ':*'.repeat(6 - fields))) return true;
  return fits(text) && { doubt: t`the ARN ${text} has fewer than six fields` };
}

/**
 * An identity policy concerns its carrier; in a trust policy `*` is everyone, services included, and
 * an account, by its number or its root, is everyone in it (IAM User Guide, "Principal").
 */
function principalFits(principals: Principals | undefined, asker: Asker | undefined): boolean {
  if (!principals || asker === undefined) return principals === undefined && asker === undefined;
  const { AWS = [], Service = [] } = principals.of;
  const named = 'service' in asker ? Service.includes(asker.service) : isNamed(AWS, asker.arn);
  return (named || AWS.includes('*')) !== principals.not;
}

function isNamed(principals: readonly string[], arn: string): boolean {
  const [, partition, , , account = ''] = arn.split(':');
  const whole = [account, `arn:${partition}:iam::${account}:root`];
  return [arn, ...whole].some((one) => principals.includes(one));
}
