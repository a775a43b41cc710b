import { widthOf } from '../columns.ts';
import { type Line, textOf } from '../tokens.ts';
import type { FirstFrame } from './first-frame.ts';
import type { Size } from './screen-state.ts';
import { clearBelow, cursorUp } from './terminal.ts';
import type { Body } from './views/body.ts';

/**
 * The terminal as Ink is given it. Ink erases by counting the lines that it wrote, which leaves
 * ghosts when a narrower terminal has broken them, and clears screen and scrollback when the
 * terminal is lower than what it shows. So it hears of no resize and takes the terminal for
 * endlessly high; the live region keeps within the real size by itself (see `frame`). Nor does it
 * hear of a width: for each picture it makes an object for each cell of that, and lines that are
 * wider are drawn whole all the same.
 */
export function canvasOf(stdout: NodeJS.WriteStream, first?: FirstFrame): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'rows') return Number.MAX_SAFE_INTEGER;
      if (name === 'columns') return 1;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const ofResize = (name === 'on' || name === 'off') && given[0] === 'resize';
        if (ofResize) return target;
        if (name === 'write') target.write(first?.erase() ?? '');
        return Reflect.apply(value, target, given);
      };
    },
  });
}

/** The terminal's size; 80×24 where it does not say. */
export function sizeOf(stdout: NodeJS.WriteStream): Size {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/**
 * What to write after the terminal became narrower and broke lines of the live region: erases what
 * they take now and leaves as many empty lines, with the cursor where Ink believes it to be.
 * Empty where no line was broken. What the terminal itself has scrolled out of sight stays there.
 */
export function eraseBroken({ lines, cursor }: Body, columns: number): string {
  const heightOf = (line: Line) => Math.max(1, Math.ceil(widthOf(textOf(line)) / columns));
  if (!lines.some((line) => heightOf(line) > 1)) return '';
  const before = cursor ? lines.slice(0, cursor.y) : lines;
  const above = before.reduce((sum, line) => sum + heightOf(line), 0);
  const within = cursor ? Math.floor(cursor.x / columns) : 0;
  const down = '\n'.repeat(lines.length);
  const back = cursor ? cursorUp(lines.length - cursor.y) : '';
  return `\r${cursorUp(above + within)}${clearBelow}${down}${back}`;
}
