import { Writable } from 'node:stream';
import { styleText } from 'node:util';
import { input as inputPrompt, password, select } from '@inquirer/prompts';
import { t } from '../../language.ts';
import { Left, type Option, type Question } from '../../types.ts';
import { harmless } from '../tokens.ts';
import { type Asker, isBack } from './asker.ts';

type Output = NodeJS.WritableStream & { columns?: number };

const backSign = '<';
const mask = '*';

/** Asks at a terminal with inquirer's prompts. Going back is `<`, or `back`. */
export function inquirerAsker(input: NodeJS.ReadableStream, output: Output): Asker {
  const prompt = async <T>(
    open: (context: {
      input: NodeJS.ReadableStream;
      output: Writable;
      signal: AbortSignal;
    }) => Promise<T>,
  ): Promise<T> => {
    const left = new AbortController();
    // At Ctrl-D, and where the terminal goes away, inquirer alone would wait for ever.
    const ended = () => left.abort();
    const pressed = (_text: string, key: { ctrl?: boolean; name?: string }) => {
      if (key.ctrl && key.name === 'd') ended();
    };
    input.on('keypress', pressed).on('end', ended);
    try {
      return await open({ input, output: lent(output), signal: left.signal });
    } catch (error) {
      throw isLeaving(error) ? new Left() : error;
    } finally {
      input.off('keypress', pressed).off('end', ended);
    }
  };

  const hint = (question: Question) => {
    if (question.hint) output.write(`${harmless(question.hint)}\n`);
  };

  return {
    async text(question) {
      const { guess } = question;
      hint(question);
      const text = await prompt((context) =>
        inputPrompt(
          {
            message: harmless(question.prompt),
            validate: (typed) => refusalOf(typed.trim() || (guess ?? ''), question),
            ...(guess !== undefined && { default: guess }),
          },
          context,
        ),
      );
      return isBack(text.trim(), question.kind) ? undefined : text.trim();
    },

    async secret(question) {
      hint(question);
      const text = await prompt((context) =>
        password(
          {
            message: harmless(question.prompt),
            mask,
            toggleMask: false,
            validate: (typed) => refusalOf(typed, question),
          },
          context,
        ),
      );
      return isBack(text, question.kind) ? undefined : text;
    },

    async choose(message, options, first) {
      const chosen = await prompt((context) =>
        select(
          {
            message: harmless(message),
            choices: [...options.map(choiceOf), { name: t`${backSign} back`, value: backSign }],
            theme: { indexMode: 'number', style: { keysHelpTip } },
            ...(first !== undefined && { default: first }),
          },
          context,
        ),
      );
      return chosen === backSign ? undefined : chosen;
    },

    close: () => undefined,
  };
}

/** What inquirer says that its keys do. */
const does: Readonly<Record<string, string>> = { navigate: t`navigate`, select: t`select` };

/** The keys and what they do, looking as inquirer would have them. */
const keysHelpTip = (keys: [key: string, action: string][]): string =>
  keys
    .map(([key, action]) => `${styleText('bold', key)} ${styleText('dim', does[action] ?? action)}`)
    .join(styleText('dim', ' • '));

function choiceOf({ value, label, hint }: Option) {
  return { value, name: harmless(label), ...(hint && { description: harmless(hint) }) };
}

/** True, or the reason why the text is no answer, as inquirer wants it. */
function refusalOf(text: string, question: Question): true | string {
  if (isBack(text, question.kind)) return true;
  const reason = question.refuse?.(text);
  return reason === undefined ? true : harmless(reason);
}

/** A stream that inquirer may end, as it does with every one but the process's own output. */
function lent(output: Output): Writable {
  const stream = new Writable({
    write: (chunk, _encoding, written) => void output.write(chunk, () => written()),
  });
  // The width at which inquirer breaks lines.
  return Object.assign(stream, { columns: output.columns, isTTY: true });
}

function isLeaving(error: unknown): boolean {
  return error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
}
