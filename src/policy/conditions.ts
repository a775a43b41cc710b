import { t } from '../language.ts';
import type { Keys } from './context.ts';
import { type Operator, readOperator } from './operators.ts';
import type { Condition } from './policy.ts';
import { allOf, anyOf, not, type Truth } from './truth.ts';
import { literal, type Pattern } from './wildcard.ts';

/** The pattern of a policy's text, or undefined where one of its variables has no value. */
export type Reader = (text: string) => Pattern | undefined;

/**
 * Whether one condition holds for a request. A key that the request lacks fails an operator, holds
 * a negated one, and holds with `IfExists` and `ForAllValues`; `ForAnyValue` needs a value (IAM
 * User Guide, "Condition operators" and "Single-valued vs. multivalued context keys").
 */
export function conditionHolds(condition: Condition, keys: Keys, read: Reader): Truth {
  const asked = keys.get(condition.key.toLowerCase());
  if (condition.operator === 'Null') return isNull(condition, asked);

  const written = readOperator(condition.operator);
  if (!written) return { doubt: t`${condition.operator} is not a known condition operator` };

  const { set, operator, ifExists } = written;
  if (!asked) {
    if (ifExists) return true;
    return set ? set === 'ForAllValues' : operator.negated;
  }
  if (!set && asked.length > 1) {
    return { doubt: t`${condition.key} has several values and ${condition.operator} compares one` };
  }
  const outcomes = asked.map((value) => compare(value, operator, condition, read));
  return set === 'ForAllValues' ? allOf(outcomes) : anyOf(outcomes);
}

function compare(value: string, operator: Operator, condition: Condition, read: Reader): Truth {
  const found = anyOf(
    condition.values
      .map(operator.variables ? read : literal)
      .map((pattern) => pattern !== undefined && operator.holds(value, pattern)),
  );
  return operator.negated ? not(found) : found;
}

function isNull(condition: Condition, asked: string[] | undefined): Truth {
  return anyOf(
    condition.values.map((value) => {
      const wanted = value.toLowerCase();
      if (wanted === 'true') return asked === undefined;
      if (wanted === 'false') return asked !== undefined;
      return { doubt: t`${value} is neither true nor false` };
    }),
  );
}
