import { t } from '../language.ts';
import { originWord } from '../origin.ts';
import type {
  Asking,
  Consent,
  Question,
  Reply,
  Review,
  StepPlan,
  Ui,
  WalkEvent,
} from '../types.ts';
import { commandLines } from './change-words.ts';
import { eventRows } from './event-words.ts';
import { glyphsFor } from './glyphs.ts';
import { pageLines } from './page-lines.ts';
import { paint, paintRow } from './paint.ts';
import type { Asker } from './plain/asker.ts';
import { inquirerAsker } from './plain/inquirer-asker.ts';
import { Silence } from './plain/silence.ts';
import { stillAsker } from './plain/still-asker.ts';
import { goWords, pagesOf, planRows, skipWords, whyRows } from './plan-words.ts';
import { acceptAll, answerTo, goBack } from './replies.ts';
import { harmless, type Row, row } from './tokens.ts';
import { keyWord, type Style, type Words } from './words.ts';

/** What the face of lines needs from outside; nothing is read from the environment. */
export interface PlainOptions {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { columns?: number };
  words: Words;
  /** Never redraw a line: for a dumb terminal and a screen reader. A pipe is always read so. */
  still: boolean;
  unicode?: boolean;
  colour: boolean;
}

/** The face of lines: same words as the screen, numbered choices, and what was said stays said. */
export function openPlain(options: PlainOptions): Ui {
  const { input, output, words, still, unicode = false, colour } = options;
  const asker = still || !input.isTTY ? stillAsker(input, output) : inquirerAsker(input, output);
  return new PlainFace(asker, output, { words, glyphs: glyphsFor(unicode) }, colour);
}

class PlainFace implements Ui {
  readonly interactive = true;
  readonly #asker: Asker;
  readonly #output: PlainOptions['output'];
  readonly #style: Style;
  readonly #colour: boolean;
  readonly #silence: Silence;
  #doing = '';
  #last = '';

  constructor(asker: Asker, output: PlainOptions['output'], style: Style, colour: boolean) {
    this.#asker = asker;
    this.#output = output;
    this.#style = style;
    this.#colour = colour;
    this.#silence = new Silence((seconds) =>
      this.#print([row(undefined, t`nothing heard for ${seconds} s; waiting for ${this.#doing}`)]),
    );
  }

  tell(event: WalkEvent): void {
    if (event.event === 'page') {
      this.#printPage(event.text);
      return;
    }
    const doing = doingWords(event, this.#style.words);
    if (doing === undefined) this.#silence.end();
    else {
      this.#doing = doing;
      this.#silence.heard();
    }
    const rows = eventRows(event, this.#style);
    // A log may well say the same twice; all else that repeats itself is no news.
    if (event.event === 'progress' && event.progress.lines) this.#print(rows);
    else this.#printNews(rows);
    if (event.event === 'started') {
      this.#print([row(undefined, t`type < to go back, ctrl-c to leave`, 'dim')]);
    }
  }

  async ask(asking: Asking): Promise<Reply> {
    this.#silence.end();
    if (asking.kind === 'review') return this.#askReview(asking);
    const text = await this.#askOne(asking);
    return text === undefined ? goBack : answerTo(asking, text);
  }

  async consent(plan: StepPlan): Promise<Consent> {
    this.#silence.end();
    this.#print(planRows(plan, this.#style, 'full'));
    for (;;) {
      const options = [
        { value: 'go', label: goWords(plan) },
        ...(plan.review ? [{ value: 'edit', label: t`change what it rests on` }] : []),
        { value: 'skip', label: skipWords(plan) },
        { value: 'why', label: t`say why, in full` },
        { value: 'commands', label: t`show the commands to do it by hand` },
      ];
      const chosen = await this.#asker.choose(t`What now?`, options, 'go');
      if (chosen === undefined) return 'back';
      if (chosen === 'go' || chosen === 'skip' || chosen === 'edit') return chosen;
      if (chosen === 'why') this.#printWhy(plan);
      else this.#printCommands(plan);
    }
  }

  async close(): Promise<void> {
    this.#silence.end();
    this.#asker.close();
  }

  #askOne(question: Question): Promise<string | undefined> {
    if (question.kind === 'secret') return this.#asker.secret(question);
    if (question.kind === 'text') return this.#asker.text(question);
    if (question.hint) this.#print([row(undefined, question.hint, 'dim')]);
    return this.#asker.choose(question.prompt, question.options ?? [], question.guess);
  }

  async #askReview(review: Review): Promise<Reply> {
    const all = { value: 'all right', label: t`all right` };
    const lines = review.lines.map(({ question, value, from }) => {
      const shown = question.kind === 'secret' ? t`given` : value;
      return {
        value: question.key,
        label: t`${keyWord(question.key)}: ${shown} (from ${originWord(from)})`,
      };
    });
    for (;;) {
      const chosen = await this.#asker.choose(review.prompt, [all, ...lines], all.value);
      if (chosen === undefined) return goBack;
      const line = review.lines.find(({ question }) => question.key === chosen);
      if (!line) return acceptAll(review);
      const text = await this.#askOne({ ...line.question, guess: line.value });
      if (text !== undefined) return answerTo(line.question, text);
    }
  }

  #printWhy(plan: StepPlan): void {
    this.#print(whyRows(plan, this.#style));
    for (const page of pagesOf(plan, this.#style)) this.#printPage(page);
  }

  #printCommands(plan: StepPlan): void {
    const lines = commandLines(plan.changes, this.#style.words).map(harmless);
    for (const line of lines) this.#output.write(`${line}\n`);
  }

  #printPage(text: string): void {
    this.#silence.end();
    const lines = pageLines(text, this.#output.columns ?? 80);
    for (const line of [[], ...lines, []]) this.#output.write(`${paint(line, this.#colour)}\n`);
  }

  /** Prints rows unless they say only what was said last. */
  #printNews(rows: readonly Row[]): void {
    const said = rows.map((each) => paintRow(each, false)).join('\n');
    if (said !== this.#last) this.#print(rows);
    if (said !== '') this.#last = said;
  }

  #print(rows: readonly Row[]): void {
    // One write for a page of a log: a terminal takes each at once, whatever its length.
    this.#output.write(rows.map((each) => `${paintRow(each, this.#colour)}\n`).join(''));
  }
}

/** What is waited for after an event; undefined where nothing is. */
function doingWords(event: WalkEvent, words: Words): string | undefined {
  switch (event.event) {
    case 'looking':
      return t`a look at ${event.step}`;
    case 'waiting':
      return event.what;
    case 'changing':
      return words.say(event.change);
    case 'progress':
      return event.progress.text;
    default:
      return undefined;
  }
}
