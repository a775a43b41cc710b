/** A place in a text, counted from 1 as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** Where a range of a parsed document starts; its own count begins at 0. */
export function placeOf(range: { start: { line: number; character: number } }): Place {
  return { line: range.start.line + 1, column: range.start.character + 1 };
}
