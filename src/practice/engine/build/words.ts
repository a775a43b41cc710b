import { Refusal } from '../refusal.ts';

/** Splits at white space that is neither quoted nor escaped; quotes and escapes stay. */
export function splitWords(text: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === escapeChar && quote !== "'" && at + 1 < text.length) {
      word += char + text[at + 1];
      at += 1;
    } else if (quote === '' && /\s/.test(char)) {
      if (word !== '') words.push(word);
      word = '';
    } else {
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      word += char;
    }
  }
  return word === '' ? words : [...words, word];
}

/**
 * The pairs of ENV and LABEL: `name=value …`, or in the old form `name the rest of the line`.
 * @throws Refusal 400 when a word of the first form has no `=`
 */
export function splitPairs(text: string, escapeChar: string): [string, string][] {
  const words = splitWords(text, escapeChar);
  const [name = ''] = words;
  if (!name.includes('=')) return [[name, text.slice(name.length).trim()]];
  return words.map((word) => {
    const equals = word.indexOf('=');
    if (equals >= 0) return [word.slice(0, equals), word.slice(equals + 1)];
    const form = 'Must be of the form: name=value';
    const fault = `Syntax error - can't find = in ${JSON.stringify(word)}. ${form}`;
    throw new Refusal(400, `failed to parse Dockerfile: ${fault}`);
  });
}
