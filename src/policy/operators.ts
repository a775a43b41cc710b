import {
  arnLike,
  bool,
  type Comparison,
  compared,
  equals,
  equalsIgnoringCase,
  inRange,
  like,
  readDate,
  readNumber,
  sameBytes,
} from './comparisons.ts';

/** What one condition operator asks. */
export interface Operator {
  /** Its positive question; `negated` turns the answer to "equals none of the policy's values". */
  holds: Comparison;
  negated: boolean;
  /** True where the policy's value may hold variables. */
  variables: boolean;
}

const operator = (holds: Comparison, { variables = false } = {}): Operator => ({
  holds,
  variables,
  negated: false,
});

const negation = (positive: Operator): Operator => ({ ...positive, negated: true });

const same = (asked: number, wanted: number): boolean => asked === wanted;

const orders: [string, (asked: number, wanted: number) => boolean][] = [
  ['Equals', same],
  ['LessThan', (asked, wanted) => asked < wanted],
  ['LessThanEquals', (asked, wanted) => asked <= wanted],
  ['GreaterThan', (asked, wanted) => asked > wanted],
  ['GreaterThanEquals', (asked, wanted) => asked >= wanted],
];

const ordered = (
  prefix: string,
  kind: string,
  read: (text: string) => number,
): [string, Operator][] =>
  orders.map(([order, test]) => [`${prefix}${order}`, operator(compared(kind, read, test))]);

const string = operator(equals, { variables: true });
const anyCase = operator(equalsIgnoringCase, { variables: true });
const wildcard = operator(like, { variables: true });
const arn = operator(arnLike, { variables: true });
const address = operator(inRange);

/** Every operator that compares a value, by its name without prefix and suffix. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', string],
  ['StringNotEquals', negation(string)],
  ['StringEqualsIgnoreCase', anyCase],
  ['StringNotEqualsIgnoreCase', negation(anyCase)],
  ['StringLike', wildcard],
  ['StringNotLike', negation(wildcard)],
  ...ordered('Numeric', 'number', readNumber),
  ['NumericNotEquals', negation(operator(compared('number', readNumber, same)))],
  ...ordered('Date', 'date', readDate),
  ['DateNotEquals', negation(operator(compared('date', readDate, same)))],
  ['Bool', operator(bool, { variables: true })],
  ['BinaryEquals', operator(sameBytes)],
  ['IpAddress', address],
  ['NotIpAddress', negation(address)],
  ['ArnEquals', arn],
  ['ArnLike', arn],
  ['ArnNotEquals', negation(arn)],
  ['ArnNotLike', negation(arn)],
]);

/** An operator as a policy writes it, taken apart. */
export interface WrittenOperator {
  /** For keys with several values: must all of them fit, or any one. */
  set: 'ForAllValues' | 'ForAnyValue' | undefined;
  operator: Operator;
  /** True where a key that the request lacks is as good as one that fits. */
  ifExists: boolean;
}

const form = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * What `ForAnyValue:StringLikeIfExists` and its like mean, or undefined for none that is known
 * (IAM User Guide, "IAM JSON policy elements: Condition operators"). `Null` compares no value and
 * is not among them.
 */
export function readOperator(text: string): WrittenOperator | undefined {
  const [, set, name = '', suffix] = form.exec(text) ?? [];
  const operator = operators.get(name);
  return (
    operator && { set: set as WrittenOperator['set'], operator, ifExists: suffix !== undefined }
  );
}
