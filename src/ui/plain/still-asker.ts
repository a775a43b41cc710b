import { t } from '../../language.ts';
import type { Option, Question } from '../../types.ts';
import { harmless } from '../tokens.ts';
import { type Asker, isBack } from './asker.ts';
import { Lines } from './lines.ts';

type Input = NodeJS.ReadableStream & { isTTY?: boolean };

/**
 * Asks by lines alone: nothing is redrawn and the cursor is never moved, for pipes, dumb terminals
 * and screen readers. Going back is `<`, or `back`.
 */
export function stillAsker(input: Input, output: NodeJS.WritableStream): Asker {
  const lines = new Lines(input);
  const say = (line: string) => void output.write(`${line}\n`);

  const read = async (prompt: string, unseen: boolean): Promise<string> => {
    const show = () => void output.write(`${prompt} `);
    const text = unseen ? await lines.nextUnseen(show) : await lines.next(show);
    // A terminal shows the line end that was typed; a pipe and an unseen line leave it out.
    if (unseen || !input.isTTY) output.write('\n');
    return unseen ? text : text.trim();
  };

  const answer = async (question: Question): Promise<string | undefined> => {
    const unseen = question.kind === 'secret';
    const guess = unseen ? undefined : question.guess;
    if (question.hint) say(harmless(question.hint));
    const prompt = harmless(guess ? `${question.prompt} [${guess}]` : question.prompt);
    for (;;) {
      const typed = await read(prompt, unseen);
      if (isBack(typed, question.kind)) return undefined;
      const text = typed === '' ? (guess ?? '') : typed;
      const reason = question.refuse?.(text);
      if (reason === undefined) return text;
      say(harmless(reason));
    }
  };

  return {
    text: answer,
    secret: answer,
    async choose(prompt, options, first) {
      say(harmless(prompt));
      options.forEach((option, index) => {
        say(`  ${index + 1} ${optionText(option)}`);
      });
      const byDefault = options.findIndex(({ value }) => value === first);
      const guess = byDefault < 0 ? '' : ` [${byDefault + 1}]`;
      for (;;) {
        const typed = await read(t`number${guess}:`, false);
        if (isBack(typed, 'choice')) return undefined;
        const chosen = typed === '' ? options[byDefault] : optionOf(typed, options);
        if (chosen) return chosen.value;
        say(t`choose a number from 1 to ${options.length}, or < to go back`);
      }
    },
    close: () => lines.close(),
  };
}

function optionText({ label, hint }: Option): string {
  return harmless(hint ? `${label}: ${hint}` : label);
}

function optionOf(typed: string, options: readonly Option[]): Option | undefined {
  return options[Number(typed) - 1] ?? options.find(({ value }) => value === typed);
}
