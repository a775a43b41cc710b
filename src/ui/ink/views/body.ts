import { type Line, token } from '../../tokens.ts';

/** Columns and lines that a view may fill. */
export interface Room {
  columns: number;
  lines: number;
}

/**
 * What a view shows: lines that fit its room, and where among them the terminal's cursor stands.
 */
export interface Body {
  lines: readonly Line[];
  cursor?: { x: number; y: number };
  /** How many lines can be scrolled at most, where it scrolls. */
  furthest?: number;
}

/** The margin of everything below the steps. */
export const margin = 3;

/** Lines with the margin before them. */
export function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => (line.length === 0 ? line : [token(' '.repeat(margin)), ...line]));
}

/**
 * The part of a list that fits, so that the chosen place is in sight: where it starts and ends.
 */
export function windowOf(length: number, at: number, room: number): [from: number, to: number] {
  const size = Math.max(1, Math.min(length, room));
  const from = Math.max(0, Math.min(at - Math.floor(size / 2), length - size));
  return [from, from + size];
}
