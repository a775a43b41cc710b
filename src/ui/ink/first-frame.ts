import type { StepId } from '../../types.ts';
import { glyphsFor } from '../glyphs.ts';
import { paint } from '../paint.ts';
import { type Line, token } from '../tokens.ts';
import type { Size } from './screen-state.ts';
import { clearBelow, cursorUp } from './terminal.ts';

/** The frame that stands until the screen is loaded. */
export interface FirstFrame {
  /** What erases it, for who draws over it; empty the next time. */
  erase(): string;
  /** Erases it and gives the keyboard back, where nothing was drawn over it. */
  end(): void;
}

interface FirstOptions {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  title: string;
  steps: readonly StepId[];
  unicode: boolean;
  colour: boolean;
}

/**
 * Draws what the screen shows before anything was looked at, without the modules that it is drawn
 * by later: loading those takes longer than a person likes to look at nothing. The keyboard is
 * taken, so that keys pressed now are not echoed, and are there for the screen to read.
 */
export function drawFirst(options: FirstOptions): FirstFrame {
  const { stdin, stdout, title, steps, unicode, colour } = options;
  const lines = firstLines(title, steps, unicode, { columns: stdout.columns, rows: stdout.rows });
  stdin.setRawMode(true);
  stdout.write(lines.map((line) => `${paint(line, colour)}\n`).join(''));
  let drawn = true;
  const erase = () => {
    if (!drawn) return '';
    drawn = false;
    return `\r${cursorUp(lines.length)}${clearBelow}`;
  };
  const end = () => {
    if (!drawn) return;
    stdin.setRawMode(false);
    stdout.write(erase());
  };
  return { erase, end };
}

/** The lines of that frame, the same as those of `frame`; all of its characters are narrow. */
export function firstLines(
  title: string,
  steps: readonly StepId[],
  unicode: boolean,
  { columns, rows }: Size,
): readonly Line[] {
  const margin = ' '.repeat(glyphsFor(unicode).done.length + 2);
  const list =
    steps.length === 0 ? [] : [[], ...steps.map((id) => [token(margin), token(id, 'dim')])];
  const head = [token(` ${title}`.slice(0, Math.max(1, columns - 1)), 'strong')];
  return [head, ...list].slice(0, Math.max(1, rows - 1));
}
