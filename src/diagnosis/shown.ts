const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:dckr_(?:pat|oat)_|gh[pousr]_|github_pat_|glpat-|npm_)[\w-]{8,}/g, '***'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '***'],
  [/\beyJ[\w-]{20,}[\w.=-]*/g, '***'],
  [/(\s(?:-p|--password)[ =])(?!\$|"\$|stdin|\.(?:\s|$))\S+/g, '$1***'],
  [/(:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/g, '$1***@'],
  [/((?:password|passwd|secret|token)\s?[=:]\s?)(?!\$|"\$|\*)[^\s"']{6,}/gi, '$1***'],
];

const longest = 500;

/** Of a text that is too long, so much of its end is kept: a long message often gives its reason last. */
const end = 200;

/**
 * Text that may be shown: the values and whatever looks like a secret are masked, and it is no
 * longer than some lines of a screen.
 */
export function shown(text: string, values: Iterable<string> = []): string {
  let plain = text;
  for (const value of values) {
    if (value.length >= 4) plain = plain.replaceAll(value, '***');
  }
  for (const [secret, mask] of secrets) plain = plain.replaceAll(secret, mask);
  if (plain.length <= longest) return plain;
  return `${plain.slice(0, longest - end - 3)} … ${plain.slice(-end)}`;
}
