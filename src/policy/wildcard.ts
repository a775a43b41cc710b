/** `*`: any run of characters, none included. */
export const many: unique symbol = Symbol('*');

/** `?`: exactly one character. */
const one: unique symbol = Symbol('?');

/**
 * A text to compare with, character by character. Wildcards are symbols, so that a character that
 * came from a policy variable's value is never taken for one.
 */
export type Pattern = (string | typeof many | typeof one)[];

/** The pattern of a text in which every character stands for itself. */
export const literal = (text: string): Pattern => Array.from(text);

/** The pattern of a text in which `*` and `?` are wildcards. */
export const wildcards = (text: string): Pattern =>
  Array.from(text, (character) => (character === '*' ? many : character === '?' ? one : character));

/** The text of a pattern, wildcards spelled out again. */
export const spell = (pattern: Pattern): string =>
  pattern.map((part) => (part === many ? '*' : part === one ? '?' : part)).join('');

/**
 * True when the whole text fits the pattern, letters distinguished by case. `*` spans every
 * character, `/` and `:` included (IAM User Guide, "IAM JSON policy elements: Resource").
 */
export function matches(pattern: Pattern, text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let next = 0;
  // Only the last `*` is ever widened: what an earlier one could take, the last one can take too.
  let star = -1;
  let widened = 0;
  while (at < characters.length) {
    const part = pattern[next];
    if (part === many) {
      star = next;
      widened = at;
      next += 1;
    } else if (part !== undefined && (part === one || part === characters[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      widened += 1;
      at = widened;
      next = star + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((part) => part === many);
}
