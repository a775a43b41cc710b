/**
 * Where each character of a scalar's text stands in the source of the scalar, as offsets from its
 * first character, followed by the offset of its end; undefined when the two do not line up.
 * YAML only takes characters away (indentation, quotes), turns line ends into spaces and writes
 * some as escapes, so the text can be followed through its source from left to right.
 */
export function sourceOffsets(source: string, text: string): number[] | undefined {
  const quote = source[0] === '"' || source[0] === "'" ? source[0] : '';
  const block = /^[|>][^\n]*\n?/.exec(source)?.[0].length;
  const offsets: number[] = [];
  let at = quote === '' ? (block ?? 0) : 1;
  for (let i = 0; i < text.length; ) {
    at = skipTo(source, at, text[i] ?? '', quote);
    const taken = take(source, at, quote);
    if (taken === undefined || !fits(text[i] ?? '', source[at] ?? '', taken.escaped)) {
      // The line end that a block scalar is given where the file has none.
      if (at >= source.length && /^\n+$/.test(text.slice(i))) break;
      return undefined;
    }
    for (let n = 0; n < taken.makes && i < text.length; n += 1, i += 1) offsets.push(at);
    at += taken.length;
  }
  while (offsets.length < text.length) offsets.push(source.length);
  return [...offsets, source.length - (quote === '' ? 0 : 1)];
}

/** Passes over white space and line continuations that YAML dropped before `wanted`. */
function skipTo(source: string, from: number, wanted: string, quote: string): number {
  let at = from;
  while (at < source.length) {
    const char = source[at] ?? '';
    const continued = quote === '"' ? /^\\\r?\n/.exec(source.slice(at, at + 3)) : null;
    if (continued !== null) at += continued[0].length;
    else if (char === wanted || !/[ \t\r\n\uFEFF]/.test(char)) return at;
    else if (wanted === ' ' && char === '\n') return at;
    else at += 1;
  }
  return at;
}

interface Taken {
  readonly length: number;
  /** How many characters of the text it stands for. */
  readonly makes: number;
  readonly escaped: boolean;
}

const hexDigits: Record<string, number> = { x: 2, u: 4, U: 8 };

function take(source: string, at: number, quote: string): Taken | undefined {
  const char = source[at];
  if (char === undefined) return undefined;
  if (quote === "'" && char === "'") return { length: 2, makes: 1, escaped: false };
  if (quote !== '"' || char !== '\\') return { length: 1, makes: 1, escaped: false };
  const digits = hexDigits[source[at + 1] ?? ''] ?? 0;
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits) || '0', 16);
  return { length: 2 + digits, makes: code > 0xffff ? 2 : 1, escaped: true };
}

function fits(wanted: string, found: string, escaped: boolean): boolean {
  return escaped || wanted === found || (wanted === ' ' && found === '\n') || found === '\uFFFD';
}
