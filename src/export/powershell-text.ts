/** What PowerShell takes for a single quote (about_Quoting_Rules, smart quotes included). */
const singleQuotes = /['\u2018-\u201B]/g;
const doubleQuotes = /["\u201C-\u201E]/g;

/** A single-quoted string: nothing in it is expanded, and a quote is written twice. */
export function quoted(text: string): string {
  return `'${text.replaceAll(singleQuotes, '$&$&')}'`;
}

/** A word of a command: bare where PowerShell reads it as it stands, else single-quoted. */
export function word(text: string): string {
  const bare = /^(--?[A-Za-z][A-Za-z-]*|[A-Za-z_/][\w/.:=+-]*)$/.test(text);
  return bare ? text : quoted(text);
}

const names: Record<string, string> = { '\n': '`n', '\r': '`r', '\t': '`t' };

/** A double-quoted string in one line (about_Special_Characters). */
export function escaped(text: string): string {
  const safe = text
    .replaceAll(/[`$]/g, '`$&')
    .replaceAll(doubleQuotes, '`$&')
    .replaceAll(/\p{Cc}/gu, (sign) => names[sign] ?? codePoint(sign));
  return `"${safe}"`;
}

function codePoint(sign: string): string {
  return `\`u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * True where a single-quoted here-string holds the text: no line of it ends the string, and its
 * line ends are those that every system keeps.
 */
export function fitsHereString(text: string): boolean {
  return !/^['\u2018-\u201B]@/m.test(text) && !/[^\P{Cc}\n\t]/u.test(text);
}
