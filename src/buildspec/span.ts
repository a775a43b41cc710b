/** A stretch of a text as offsets in UTF-16 code units: `end` is the first offset after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where an offset is for a person: line and column, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset; a byte order mark takes no column. */
export function placeOf(text: string, offset: number): Place {
  let line = 1;
  let lineStart = text.startsWith('\uFEFF') ? 1 : 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: Math.max(0, offset - lineStart) + 1 };
}

/** The offset at which the line of `offset` begins. */
export function lineStartOf(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line feed that ends the line of `offset`, or the end of the text. */
export function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
