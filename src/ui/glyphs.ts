/** Every sign that a face shows, under what it means. */
export interface Glyphs {
  done: string;
  wrong: string;
  warning: string;
  hint: string;
  unknown: string;
  /** Where one is: the open step, the chosen line. */
  here: string;
  /** Left out, by choice. */
  skipped: string;
  /** Between things of one line. */
  dot: string;
  ellipsis: string;
  /** Stands between a line's number and the line. */
  bar: string;
  /** Stands for a character of a secret. */
  mask: string;
  enter: string;
  upDown: string;
}

const pretty: Glyphs = {
  done: '✔',
  wrong: '✗',
  warning: '!',
  hint: '·',
  unknown: '?',
  here: '▸',
  skipped: '–',
  dot: '·',
  ellipsis: '…',
  bar: '│',
  mask: '•',
  enter: '↵',
  upDown: '↑↓',
};

const ascii: Glyphs = {
  done: 'ok',
  wrong: 'x',
  warning: '!',
  hint: '-',
  unknown: '?',
  here: '>',
  skipped: '-',
  dot: '-',
  ellipsis: '...',
  bar: '|',
  mask: '*',
  enter: 'enter',
  upDown: 'up/down',
};

/** The table of signs: Unicode, or ASCII for terminals and screen readers that want it. */
export function glyphsFor(unicode: boolean): Glyphs {
  return unicode ? pretty : ascii;
}
