import { Refusal } from '../refusal.ts';

/** The value of a variable, or undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

const operators: Record<string, (value: string | undefined, word: string, set: boolean) => string> =
  {
    '-': (value, word, set) => (set ? (value ?? '') : word),
    '+': (_value, word, set) => (set ? word : ''),
    '?': (value, word, set) => {
      if (!set) throw new Refusal(400, word);
      return value ?? '';
    },
  };

/**
 * Fills in variables and takes quotes and escapes away, in the way of a Dockerfile's words
 * (Dockerfile reference, Environment replacement).
 * @throws Refusal 400 when a quote or a brace stays open, or a `${NAME:?}` is not set
 */
export function expand(text: string, lookup: Lookup, escapeChar: string): string {
  let result = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (quote === "'") {
      if (char === quote) quote = '';
      else result += char;
    } else if (char === escapeChar && next !== '') {
      result += quote === '"' && !['"', '$', escapeChar].includes(next) ? char + next : next;
      at += 1;
    } else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === '$') {
      const variable = readVariable(text, at, lookup, escapeChar);
      result += variable.value;
      at = variable.last;
    } else result += char;
  }
  if (quote !== '') {
    const name = quote === '"' ? 'double' : 'single';
    throw failed(text, `unexpected end of statement while looking for matching ${name}-quote`);
  }
  return result;
}

/** Fills in variables and leaves quotes alone, as in the body of a here-document. */
export function expandVariables(text: string, lookup: Lookup, escapeChar: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (char === escapeChar && (next === '$' || next === escapeChar)) {
      result += next;
      at += 1;
    } else if (char === '$') {
      const variable = readVariable(text, at, lookup, escapeChar);
      result += variable.value;
      at = variable.last;
    } else result += char;
  }
  return result;
}

/** The value of the variable that starts at a `$`, and where its last character is. */
function readVariable(
  text: string,
  at: number,
  lookup: Lookup,
  escapeChar: string,
): { value: string; last: number } {
  const bare = /^\$(\w+)/.exec(text.slice(at));
  if (bare) return { value: lookup(bare[1] ?? '') ?? '', last: at + bare[0].length - 1 };
  if (text[at + 1] !== '{') return { value: '$', last: at };
  const last = closingBrace(text, at + 1);
  const inside = text.slice(at + 2, last);
  const [, name = '', colon, operator, word = ''] =
    /^(\w+)(?:(:?)([-+?])(.*))?$/s.exec(inside) ?? [];
  if (name === '') throw failed(text, 'bad substitution');
  const value = lookup(name);
  if (operator === undefined) return { value: value ?? '', last };
  const set = colon === ':' ? Boolean(value) : value !== undefined;
  const filled = expand(word, lookup, escapeChar);
  const apply = operators[operator];
  const spoken =
    operator === '?' ? `failed to process ${JSON.stringify(text)}: ${name}: ${filled}` : filled;
  return { value: apply?.(value, spoken, set) ?? '', last };
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw failed(text, "missing ':' in substitution");
}

function failed(text: string, why: string): Refusal {
  return new Refusal(400, `failed to process ${JSON.stringify(text)}: ${why}`);
}
