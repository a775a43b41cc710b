import type {
  CommandArgument,
  Redirection,
  Assignment as ShellAssignment,
  Function as ShellFunction,
} from 'unbash';
import type { Command, PhaseName } from './buildspec.ts';
import { locate } from './directories.ts';
import { fromParts, partsOf, substitute } from './expand.ts';
import type { Shell } from './shell.ts';
import type { Span } from './span.ts';
import type { Assignment, Call, Input, Moment, Unread, Write } from './story-shape.ts';
import { literalWord, type Part, resolve, type Word } from './words.ts';

/** What has been told so far. */
export interface Telling {
  readonly calls: Call[];
  readonly assignments: Assignment[];
  readonly writes: Write[];
  readonly unread: Unread[];
  readonly functions: Map<string, ShellFunction['body']>;
  /** `time` orders what happens; `left` bounds how much is followed. */
  readonly clock: { time: number; left: number };
}

/** The point in the build at which commands are followed. */
export interface At {
  readonly telling: Telling;
  readonly phase: PhaseName;
  readonly list: 'commands' | 'finally';
  readonly command: Command;
  /** Turns offsets in the command's text into a stretch of the file. */
  readonly spanOf: (start: number, end: number) => Span;
  readonly input: Input | undefined;
  readonly substituted: boolean;
  readonly executed: boolean;
  readonly background: boolean;
}

/** The moment of what happens next. */
export function momentOf(at: At, span: Span): Moment {
  const order = at.telling.clock.time;
  at.telling.clock.time += 1;
  return { order, phase: at.phase, list: at.list, command: at.command, span };
}

/** The same point, with nothing noted of what is followed from it. */
export function silently(at: At): At {
  return { ...at, telling: { ...at.telling, calls: [], assignments: [], writes: [], unread: [] } };
}

/** A word of the shell's tree as a word of ours, `NAME=value` among the arguments included. */
export function wordOf(word: CommandArgument, shell: Shell, at: At): Word {
  const written = word.type === 'Word' ? partsOf(word) : settingParts(word);
  const parts = substitute(written, shell.values);
  return { text: word.text, span: at.spanOf(word.pos, word.end), written, parts };
}

function settingParts({ text, name, value }: ShellAssignment): Part[] {
  if (value.type === 'ArrayValue') return [{ kind: 'opaque', text, names: [], quoted: false }];
  return [{ kind: 'literal', text: `${name}=`, quoted: false }, ...partsOf(value)];
}

/** The words that a word becomes: an unquoted variable with spaces in its known value is several. */
export function splitWord(word: Word): Word[] {
  const [only] = word.written;
  if (word.written.length !== 1 || only?.kind !== 'variable' || only.quoted) return [word];
  const text = resolve(word.parts);
  if (text === undefined || (text !== '' && !/\s/.test(text))) return [word];
  return text.split(/\s+/).flatMap((piece) => (piece === '' ? [] : [literalWord(piece, word)]));
}

/** What redirections put on standard input, else what was there already. */
export function inputFrom(redirects: readonly Redirection[], shell: Shell, at: At) {
  let input = at.input;
  for (const redirect of redirects) {
    if (redirect.type === 'HereDoc') {
      const { text } = redirect.body;
      const written: Part[] =
        redirect.body.parts === undefined
          ? [{ kind: 'literal', text, quoted: true }]
          : fromParts(redirect.body.parts, true);
      input = { from: 'text', parts: substitute(written, shell.values) };
    } else if (redirect.target !== undefined) {
      const word = wordOf(redirect.target, shell, at);
      if (redirect.type === 'HereString') input = { from: 'text', parts: word.parts };
      else if (redirect.operator === '<') input = { from: 'file', path: word };
    }
  }
  return input;
}

/** The files that redirections write. */
export function outputsOf(redirects: readonly Redirection[], shell: Shell, at: At): Word[] {
  return redirects.flatMap((redirect) => {
    if (redirect.type !== 'Redirect' || redirect.target === undefined) return [];
    if (!['>', '>>', '>|', '&>', '&>>'].includes(redirect.operator)) return [];
    const word = wordOf(redirect.target, shell, at);
    return word.text === '/dev/null' ? [] : [word];
  });
}

/** Notes a file that is written by something other than a single call. */
export function noteWrites(paths: readonly Word[], shell: Shell, at: At): void {
  for (const path of paths) {
    const location = locate(shell.directory, path.parts);
    at.telling.writes.push({ ...momentOf(at, path.span), path, location, content: undefined });
  }
}
