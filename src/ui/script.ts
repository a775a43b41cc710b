import type { Writable } from 'node:stream';
import {
  type Asking,
  MissingAnswer,
  type Reply,
  type StepPlan,
  type Ui,
  type WalkEvent,
} from '../types.ts';
import { eventRows } from './event-words.ts';
import { glyphsFor } from './glyphs.ts';
import { MissingConsent } from './missing-consent.ts';
import { paintRow } from './paint.ts';
import { planRows } from './plan-words.ts';
import { acceptAll, answerTo } from './replies.ts';
import type { Row } from './tokens.ts';
import type { Words } from './words.ts';

/**
 * The face where nobody can be asked: proposals and guesses answer, consent is given beforehand or
 * not at all. Without `output` it says nothing.
 */
export function openScript(options: { words: Words; consent: boolean; output?: Writable }): Ui {
  const style = { words: options.words, glyphs: glyphsFor(false) };
  const print = (rows: readonly Row[]) => {
    // One write for a page of a log: a pipe takes each at once, whatever its length.
    options.output?.write(rows.map((each) => `${paintRow(each, false)}\n`).join(''));
  };
  let progress = '';
  return {
    interactive: false,
    tell: (event: WalkEvent) => {
      // Layers move within one line of words; said once is enough where nothing is redrawn.
      const said = event.event === 'progress' && !event.progress.lines ? event.progress.text : '';
      if (said === '' || said !== progress) print(eventRows(event, style));
      progress = said;
    },
    ask: async (asking: Asking) => answerAlone(asking),
    consent: async (plan: StepPlan) => {
      print(planRows(plan, style, 'full'));
      if (!options.consent) throw new MissingConsent();
      return 'go';
    },
    close: async () => undefined,
  };
}

/** @throws MissingAnswer for a secret, and where nothing is guessed or the guess is no answer */
function answerAlone(asking: Asking): Reply {
  if (asking.kind === 'review') return acceptAll(asking);
  const { guess } = asking;
  const usable = guess !== undefined && asking.kind !== 'secret' && !asking.refuse?.(guess);
  if (!usable) throw new MissingAnswer(asking.key);
  return answerTo(asking, guess);
}
