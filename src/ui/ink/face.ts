import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Instance } from 'ink';
import { t } from '../../language.ts';
import {
  type Asking,
  type Consent,
  Left,
  type Reply,
  type StepPlan,
  type Ui,
  type WalkEvent,
} from '../../types.ts';
import type { Wishes } from '../../wishes.ts';
import { commandLines } from '../change-words.ts';
import { token } from '../tokens.ts';
import type { Style } from '../words.ts';
import { eraseBroken, sizeOf } from './canvas.ts';
import { copying } from './clipboard.ts';
import { hear, scrollAway, tick } from './hear.ts';
import type { Key } from './keys.ts';
import { press, withinReach } from './press.ts';
import { openQuestion } from './question.ts';
import { openReview } from './review-list.ts';
import { type Matter, redraw, settlingTime } from './screen-state.ts';
import type { Store } from './store.ts';
import { cursor, takeTerminal } from './terminal.ts';
import type { Body } from './views/body.ts';
import { lastLines } from './views/working-view.ts';
import { Waiting } from './waiting.ts';

interface Streams {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
}

/** Who hears that the person wants to leave while work goes on. */
interface Leaving {
  onLeave?: (() => void) | undefined;
  wishes?: Wishes | undefined;
  /** Stops the process, as the shell does at Ctrl-Z; resolves when it goes on. */
  stop?: (() => Promise<void>) | undefined;
}

/** Milliseconds after which Ink has drawn what the store holds; it draws at most thirty times a second. */
const drawingTime = 80;

/** Milliseconds between two pictures of a log that rushes by. */
const pictureTime = 250;

/** The face of the screen: puts events, prompts and keys into the store that the screen shows. */
export class InkFace implements Ui {
  readonly interactive = true;
  readonly #store: Store;
  readonly #style: Style;
  readonly #streams: Streams;
  readonly #leaving: Leaving;
  readonly #waiting = new Waiting();
  #clock: NodeJS.Timeout | undefined;
  #picture: NodeJS.Timeout | undefined;
  #latest: WalkEvent | undefined;
  #redrawing: NodeJS.Timeout | undefined;
  #live: Body = { lines: [] };
  #release: () => void = () => undefined;
  #close: () => Promise<void> = async () => undefined;
  #fault: unknown;

  constructor(store: Store, style: Style, streams: Streams, leaving: Leaving = {}) {
    this.#store = store;
    this.#style = style;
    this.#streams = streams;
    this.#leaving = leaving;
  }

  /** Names what draws the screen; when that breaks, whoever waits hears why. */
  standsOn(drawing: Pick<Instance, 'unmount' | 'waitUntilExit'>): void {
    const ended = drawing.waitUntilExit().catch((error: unknown) => {
      this.#fault = error;
      this.#waiting.fail(error);
    });
    this.#close = async () => {
      drawing.unmount();
      await ended;
    };
  }

  tell(event: WalkEvent): void {
    const lines = event.event === 'progress' && event.progress.lines?.slice(-lastLines);
    if (!lines) {
      this.#latest = event;
      this.#hearLatest();
      return;
    }
    // Only the last lines of a log are shown: to draw each page would cost more than to read it, and
    // what is drawn stays in memory until two more pictures were.
    this.#latest = { ...event, progress: { ...event.progress, lines } };
    this.#picture ??= setTimeout(() => this.#hearLatest(), pictureTime);
  }

  ask(asking: Asking): Promise<Reply> {
    const matter: Matter =
      asking.kind === 'review'
        ? { kind: 'review', review: asking, list: openReview(asking) }
        : { kind: 'question', question: asking, answering: openQuestion(asking) };
    return this.#prompt(matter, () => this.#waiting.forReply());
  }

  consent(plan: StepPlan): Promise<Consent> {
    const matter: Matter = { kind: 'consent', plan, view: { shows: 'plan' } };
    return this.#prompt(matter, () => this.#waiting.forConsent());
  }

  async close(): Promise<void> {
    this.#stopClock();
    clearTimeout(this.#picture);
    clearTimeout(this.#redrawing);
    this.#show({ kind: 'ended' });
    // React draws at the end of the turn; what was told last must be on the screen before it goes.
    await turn();
    await this.#close();
  }

  /** Takes keyboard and resizes; what it returns gives both back. */
  readonly take = (): (() => void) => {
    const { stdout } = this.#streams;
    this.#takeKeys();
    const resized = () => this.#resize();
    stdout.on('resize', resized);
    return () => {
      stdout.off('resize', resized);
      this.#release();
    };
  };

  /** Remembers what the live region shows. */
  readonly drawn = (live: Body): void => {
    this.#live = live;
  };

  #takeKeys(): void {
    const { stdin, stdout } = this.#streams;
    this.#release = takeTerminal(stdin, stdout, (key) => this.#press(key));
  }

  /** Leaves the terminal to the shell, and draws the live region anew below what was done there. */
  async #stepAside(): Promise<void> {
    const { stop } = this.#leaving;
    if (!stop || this.#store.current().away) return;
    const { stdout } = this.#streams;
    this.#store.update((screen) => ({ ...screen, away: true }));
    await pause(drawingTime);
    this.#release();
    stdout.write(cursor.shown);
    await stop();
    // Ink believes itself a line below the empty picture that it drew last.
    stdout.write(`${cursor.hidden}\n`);
    this.#takeKeys();
    this.#store.update((screen) => ({ ...screen, away: false, size: sizeOf(stdout) }));
  }

  /** Shows what was told last, if that is not shown yet. */
  #hearLatest(): void {
    clearTimeout(this.#picture);
    this.#picture = undefined;
    const event = this.#latest;
    this.#latest = undefined;
    if (event) this.#hear(event);
  }

  #hear(event: WalkEvent): void {
    this.#store.update((screen) => hear(screen, event, this.#style, Date.now()));
    const working = this.#store.current().matter.kind === 'working';
    if (!working) this.#stopClock();
    else this.#clock ??= setInterval(() => this.#tick(), 1000);
  }

  /** Shows a matter until the person has settled it. */
  async #prompt<T>(matter: Matter, settled: () => Promise<T>): Promise<T> {
    this.#stopClock();
    if (this.#fault) throw this.#fault;
    if (this.#store.current().leaving) throw new Left();
    this.#show(matter);
    try {
      return await settled();
    } finally {
      this.#show({ kind: 'quiet' });
    }
  }

  #show(matter: Matter): void {
    this.#store.update((screen) => ({ ...screen, matter }));
  }

  #press(key: Key): void {
    if (key.ctrl && key.name === 'c') {
      this.#leave();
      return;
    }
    if (key.ctrl && key.name === 'z') {
      void this.#stepAside();
      return;
    }
    const { matter } = this.#store.current();
    const pressed = press(withinReach(matter, this.#live.furthest), key);
    if (pressed === 'commands') this.#writeCommands(matter);
    else if ('matter' in pressed) this.#show(pressed.matter);
    else if ('reply' in pressed) this.#waiting.reply(pressed.reply);
    else this.#waiting.consent(pressed.consent);
  }

  /** Leaves at once from a prompt; from work after it, or at the second time now. */
  #leave(): void {
    if (this.#waiting.on) this.#waiting.fail(new Left());
    else if (this.#store.current().leaving) this.#leaving.onLeave?.();
    else if (this.#leaving.wishes?.wish()) return;
    else this.#store.update((screen) => ({ ...screen, leaving: true }));
  }

  #writeCommands(matter: Matter): void {
    if (matter.kind !== 'consent') return;
    const commands = commandLines(matter.plan.changes, this.#style.words);
    const copy = copying(`${commands.join('\n')}\n`);
    if (copy) this.#streams.stdout.write(copy);
    const said = copy ? t`copied, if this terminal lets programs copy` : t`too long to be copied`;
    const lines = [
      ...['', ...commands, ''].map((command) => [token(command)]),
      [token(said, 'dim')],
    ];
    this.#store.update((screen) => scrollAway(screen, lines));
  }

  #resize(): void {
    const { stdout } = this.#streams;
    const size = sizeOf(stdout);
    stdout.write(eraseBroken(this.#live, size.columns));
    this.#store.update((screen) => ({ ...screen, size }));
    // What the terminal has lost on the way is drawn again, though the picture is the one before.
    clearTimeout(this.#redrawing);
    this.#redrawing = setTimeout(() => this.#store.update(redraw), settlingTime);
  }

  #tick(): void {
    this.#store.update((screen) => tick(screen, Date.now()));
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }
}
