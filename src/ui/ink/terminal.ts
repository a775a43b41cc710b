import { type Key, readKeys } from './keys.ts';

/** DECSET and DECRST 2004, bracketed paste (XTerm Control Sequences). */
const pasteMarks = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

/** Clears from the cursor to the end of the screen (ECMA-48, ED). */
export const clearBelow = '\u001b[J';

/** DECTCEM, the cursor shown or hidden (XTerm Control Sequences). */
export const cursor = { shown: '\u001b[?25h', hidden: '\u001b[?25l' };

/** Moves the cursor up by lines (ECMA-48, CUU). */
export function cursorUp(lines: number): string {
  return lines > 0 ? `\u001b[${lines}A` : '';
}

/**
 * Takes the keyboard: single keys instead of lines, pastes marked. The returned function gives the
 * terminal back as it was and may be called again without harm.
 */
export function takeTerminal(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  press: (key: Key) => void,
): () => void {
  stdin.setRawMode(true);
  const stop = readKeys(stdin, press);
  stdin.resume();
  stdout.write(pasteMarks.on);
  let taken = true;
  return () => {
    if (!taken) return;
    taken = false;
    stop();
    stdin.setRawMode(false);
    // Lets the process end; whoever reads next resumes.
    stdin.pause();
    stdout.write(`\r${clearBelow}${pasteMarks.off}`);
  };
}
