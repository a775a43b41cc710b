/** What the variables of a Dockerfile hold at one place, as far as the file itself says it. */
export type Values = ReadonlyMap<string, string>;

/**
 * The text with `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME-word}`, `${NAME:+word}` and
 * `${NAME+word}` replaced, and escaped characters freed of their escape; undefined when it depends
 * on a variable whose value the file does not say (Dockerfile reference, Environment replacement).
 */
export function expand(text: string, values: Values, escapeSign = '\\'): string | undefined {
  let known = true;
  const expanded = text.replaceAll(
    escapeSign === '`' ? withBacktick : withBackslash,
    (whole, escaped?: string, plain?: string, braced?: string, operator?: string, word = '') => {
      if (escaped !== undefined) return escaped;
      const name = plain ?? braced;
      const value = name === undefined ? undefined : substituted(values.get(name), operator, word);
      known &&= value !== undefined;
      return value ?? whole;
    },
  );
  return known ? expanded : undefined;
}

const withBackslash = patternFor('\\\\');
const withBacktick = patternFor('`');

function patternFor(sign: string): RegExp {
  return new RegExp(`${sign}(.)|\\$(?:(\\w+)|\\{(\\w+)(?:(:?[-+])([^{}$]*))?\\}|\\{)`, 'g');
}

function substituted(
  value: string | undefined,
  operator: string | undefined,
  word: string,
): string | undefined {
  if (operator === undefined) return value;
  const counts = value !== undefined && (value !== '' || !operator.startsWith(':'));
  if (operator.endsWith('-')) return counts ? value : word;
  // whether an alternative applies is known only of a variable that is known
  if (value === undefined) return undefined;
  return counts ? word : '';
}
