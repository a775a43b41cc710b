import type { Ui } from '../../types.ts';
import type { Wishes } from '../../wishes.ts';
import { glyphsFor } from '../glyphs.ts';
import type { UrlOf } from '../links.ts';
import type { Words } from '../words.ts';
import { canvasOf, sizeOf } from './canvas.ts';
import { InkFace } from './face.ts';
import type { FirstFrame } from './first-frame.ts';
import { openScreen } from './screen-state.ts';
import { Store } from './store.ts';

/** What the screen needs from outside; nothing is read from the environment. */
export interface InkOptions {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  words: Words;
  unicode: boolean;
  colour: boolean;
  /** Where words link to, on a terminal that knows links. */
  urlOf?: UrlOf | undefined;
  version: string;
  /** Where the walk works, for the header: `us-east-1 · dev`, `practice ground`. */
  place?: string;
  /** The person pressed Ctrl-C a second time while work goes on, and wants it to end now. */
  onLeave?: () => void;
  /** Asked first at Ctrl-C while work goes on. */
  wishes?: Wishes;
  /** Stops the process, as the shell does at Ctrl-Z; resolves when it goes on. */
  stop?: (() => Promise<void>) | undefined;
  /** Stands on the terminal until the screen is drawn. */
  first?: FirstFrame | undefined;
}

/**
 * Opens the screen. Both streams must be terminals. Ink draws nothing before the end where the
 * environment says CI: choose another face there.
 */
export async function openInk(options: InkOptions): Promise<Ui> {
  const { renderScreen } = await import('./screen.tsx');
  const { stdin, stdout, words, unicode, colour, urlOf, version, place = '' } = options;
  const { onLeave, wishes, stop, first } = options;
  const style = { glyphs: glyphsFor(unicode), words };
  const store = new Store(openScreen(sizeOf(stdout), `firstpush ${version}`, place));
  const face = new InkFace(store, style, { stdin, stdout }, { onLeave, wishes, stop });
  const { take, drawn } = face;
  const screen = renderScreen(
    { store, style, colour, urlOf, take, drawn },
    { stdin, stdout: canvasOf(stdout, first) },
  );
  face.standsOn(screen);
  return face;
}
