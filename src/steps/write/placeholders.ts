/** What templates leave for a person to fill in, by how sure it is that nothing else is meant. */
const sure = [
  /<(?!none>)[A-Za-z][^<>$]*>/,
  /\bREPLACE[_-]?(ME|THIS|WITH)(?![a-z])\w*/i,
  /\[[A-Z][A-Z0-9]*([_ -][A-Z0-9]+)+\]/,
];
const likely = [
  /(?<![\w$-])(your|YOUR)[-_][\w-]+/,
  /\bCHANGE[_-]?ME\b/i,
  /\bx{6,}\b/i,
  /\[[a-z]+([_ -][a-z]+)+\]/,
];

/** A place that a template leaves to be filled in. */
export interface Placeholder {
  text: string;
  /** False where somebody may really be called so. */
  sure: boolean;
}

/** What every placeholder has something of; most texts have nothing of it. */
const sign = /[<{[]|REPLACE|CHANGE|your|x{6}|\.dkr\.ecr\./i;

/** The first placeholder in a text. */
export function placeholderIn(text: string): Placeholder | undefined {
  if (!sign.test(text)) return undefined;
  for (const pattern of sure) {
    const [found] = text.match(pattern) ?? [];
    if (found) return { text: found, sure: true };
  }
  // The registry of an account of Amazon ECR begins with the twelve digits of its number.
  const [, account] = text.match(/^([A-Za-z][\w-]*|\{+[\w -]+\}+)\.dkr\.ecr\./) ?? [];
  if (account) return { text: account, sure: true };
  for (const pattern of likely) {
    const [found] = text.match(pattern) ?? [];
    if (found) return { text: found, sure: false };
  }
  return undefined;
}

/**
 * Placeholders in pointed brackets that stand outside of quotes in a command, where the shell takes
 * the brackets for redirections; as offsets in its text.
 */
export function bareBrackets(text: string): { text: string; at: number }[] {
  if (!text.includes('<')) return [];
  const bare = withoutQuoted(text);
  if (/<<-?\s*["'\\]?\w/.test(bare)) return [];
  return [...bare.matchAll(/(?<![<\d&])<([A-Za-z][\w -]*)>(?!>)/g)]
    .filter(({ 1: inside = '' }) => inside.trim() === inside)
    .map(({ index, 0: found }) => ({ text: found, at: index }));
}

/** The text with everything between quotes or braces, and every comment, blotted out. */
function withoutQuoted(text: string): string {
  return text.replace(/\\.|'[^']*'|"(?:\\.|[^"\\])*"|\$\{[^}]*\}|(?<=^|\s)#.*/g, (found) =>
    ' '.repeat(found.length),
  );
}
