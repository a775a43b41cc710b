import { Box, type Instance, render, Static, Text, Transform, useCursor } from 'ink';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { widthOf } from '../columns.ts';
import type { UrlOf } from '../links.ts';
import { paint } from '../paint.ts';
import { type Line, textOf } from '../tokens.ts';
import type { Style } from '../words.ts';
import type { Store } from './store.ts';
import type { Body } from './views/body.ts';
import { frame } from './views/frame.ts';

/** What a screen shows, and who hears of it. */
export interface ScreenProps {
  store: Store;
  style: Style;
  colour: boolean;
  /** Where words link to, on a terminal that knows links. */
  urlOf?: UrlOf | undefined;
  /** Takes the terminal while the screen stands; what it returns gives it back. */
  take: () => () => void;
  /** Hears what the live region shows. */
  drawn: (live: Body) => void;
}

type Painted = (line: Line) => string;

/** What scrolls away, and below it the live region. */
export function Screen({ store, style, colour, urlOf, take, drawn }: ScreenProps) {
  const screen = useSyncExternalStore(store.subscribe, store.current);
  const { setCursorPosition } = useCursor();
  const painted = (line: Line) => paint(line, colour, urlOf);
  const live = frame(screen, style);
  setCursorPosition(live.cursor);
  useLayoutEffect(take, [take]);
  useLayoutEffect(() => drawn(live));
  return (
    <>
      <Static items={[...screen.transcript]}>
        {(line, place) => <Finished key={place} line={line} painted={painted} />}
      </Static>
      <Live lines={live.lines} painted={painted} odd={screen.drawing % 2 === 1} />
    </>
  );
}

/** A blank that is dim: nobody sees it, and to Ink it is another picture. */
const otherBlank = '\u001b[2m \u001b[22m';

/**
 * The live region. Ink keeps every text that it has measured for good, and this one is another with
 * each line of a log: so it measures blanks, and the words come in where they are drawn. Ink draws
 * no picture twice in a row: one that is `odd` is another, and looks the same.
 */
function Live({ lines, painted, odd }: { lines: readonly Line[]; painted: Painted; odd: boolean }) {
  const marked = odd ? lines.findIndex((line) => line.length === 0) : -1;
  return (
    <Transform
      transform={(_blank, place) => (place === marked ? otherBlank : painted(lines[place] ?? []))}
    >
      <Text>{lines.map(() => ' ').join('\n')}</Text>
    </Transform>
  );
}

/** A line as wide as it is: the terminal breaks it, so that a long command is copied whole. */
function Finished({ line, painted }: { line: Line; painted: Painted }) {
  return (
    <Box width={Math.max(1, widthOf(textOf(line)))} flexShrink={0}>
      <Text>{painted(line) || ' '}</Text>
    </Box>
  );
}

/**
 * Draws the screen. Ink neither reads the keyboard nor hears of resizes: see `terminal`, `canvas`.
 */
export function renderScreen(
  props: ScreenProps,
  streams: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream },
): Instance {
  return render(<Screen {...props} />, { ...streams, exitOnCtrlC: false });
}
