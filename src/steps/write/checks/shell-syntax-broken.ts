import type { Command } from '../../../buildspec/buildspec.ts';
import { parseShell } from '../../../buildspec/parse-shell.ts';
import { t } from '../../../language.ts';
import { offsetIn } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';
import { isFolded } from './multiline-shell-folded.ts';

/** The shell can read every command. */
export const shellSyntaxBroken = meaningCheck(
  'shell-syntax-broken',
  t`the shell can read every command`,
  (file, aim): Fault[] =>
    unreadable(file)
      .filter(({ command, isEcho }) => !isEcho && !isFolded(command, file, aim))
      .map(({ command, words, at }) => ({
        severity: 'error',
        ...words,
        at: offsetIn(file.spec, command, at),
      })),
);

/** A command that no shell reads, and what it lacks. */
interface Unreadable {
  command: Command;
  words: Pick<Fault, 'what' | 'why' | 'remedy'>;
  /** Offset in the command's text. */
  at: number;
  /** True where it goes on with a statement that an item before has begun. */
  isEcho: boolean;
}

/** The commands that lack an end or a beginning, in running order. */
export function unreadable({ story }: FileSight): Unreadable[] {
  let open = 0;
  return story.unread.flatMap(({ command }): Unreadable[] => {
    const [error] = parseShell(command.text).errors ?? [];
    if (!error) return [];
    const { message, pos } = error;
    const end = endWords(message);
    const sign = signWords(message, command);
    const words =
      openWords(message) ??
      end ??
      restWords(message) ??
      sign?.words ??
      bracketWords(message, command.text.slice(0, pos));
    const isEcho = open > 0;
    if (end) open += 1;
    else if (isEcho && /'(fi|done|esac|\)|\})'/.test(message)) open -= 1;
    const last = command.text.trimEnd().length - 1;
    const at = sign?.at ?? Math.max(0, Math.min(pos, last));
    return words ? [{ command, words, at, isEcho }] : [];
  });
}

/** A quote or a bracket without its end. */
function openWords(message: string): Unreadable['words'] | undefined {
  const [, kind = ''] = message.match(/^unterminated (.+)$/) ?? [];
  const sign = signs[kind];
  if (!sign) return undefined;
  return {
    what: t`${sign} is opened and not closed`,
    why: t`the shell looks for its end, comes to the end of the command and runs nothing of it`,
    remedy: t`close it, or take it out`,
  };
}

const signs: Record<string, string> = {
  'single quote': "'",
  'double quote': '"',
  backtick: '`',
  'command substitution': '$(',
  'parameter expansion': '${',
};

/** A `then` or `do` that the shell takes for one more word of the condition. */
function signWords(
  message: string,
  { text }: Command,
): Pick<Unreadable, 'words' | 'at'> | undefined {
  const [, word = ''] = message.match(/^expected '(then|do)'$/) ?? [];
  const found = word === '' ? null : new RegExp(`[^;\\s&|] +${word}\\b`).exec(text);
  if (!found) return undefined;
  const words = {
    what: t`a semicolon is missing before ${word}`,
    why: t`the shell takes ${word} for one more word of what stands before it, and then finds no ${word}`,
    remedy: t`write ; ${word}, or begin a new line with it`,
  };
  return { words, at: found.index + found[0].length - word.length };
}

/** A bracket in a text that is printed without quotes. */
function bracketWords(message: string, before: string): Unreadable['words'] | undefined {
  const isPrinted = /(^|[\n;&|])\s*(echo|printf)\s[^\n;&|]*$/.test(before);
  if (message !== "unexpected token '('" || !isPrinted) return undefined;
  return {
    what: t`a bracket ( stands outside of quotes`,
    why: t`to the shell it begins a command of its own, which cannot stand here: “syntax error near unexpected token”`,
    remedy: t`put what is printed in quotes`,
  };
}

/** An `if`, a loop or a `case` whose end is not in the same item. */
function endWords(message: string): Unreadable['words'] | undefined {
  const [, end, word = message.match(/^expected command after '(then|do|else)'/)?.[1]] =
    message.match(/^expected '(fi|done|esac|\)|\})' to close '?(\w+)/) ?? [];
  if (!word) return undefined;
  return {
    what: end
      ? t`${word} is not closed by ${end} in the same command`
      : t`nothing follows ${word} in the same command`,
    why: t`each item of commands is read by itself: what goes on in the next item is lost`,
    remedy: t`make one item of it: put a bar | after the dash, and the lines below it`,
  };
}

/** A word that goes on with something which began in no item. */
function restWords(message: string): Unreadable['words'] | undefined {
  const [, word] =
    message.match(/^unexpected token '(then|do|else|elif|fi|done|esac|\}|\))'/) ?? [];
  if (!word) return undefined;
  return {
    what: t`${word} belongs to nothing in the same command`,
    why: t`each item of commands is read by itself: what began in the item before is forgotten`,
    remedy: t`make one item of it: put a bar | after the dash, and the lines below it`,
  };
}
