import { locate } from './directories.ts';
import { printed } from './logins.ts';
import { programOf } from './program.ts';
import type { Call, Write } from './story-shape.ts';
import type { Word } from './words.ts';

/** The files that a call writes: by `>`, by `tee`, or as the target of a command that makes files. */
export function writesOf(call: Call): Write[] {
  const { order, phase, list, command, span } = call;
  const write = (path: Word, content: Write['content']): Write => {
    const location = locate(call.directory, path.parts);
    return { order, phase, list, command, span, path, location, content };
  };
  const written = call.outputs.map((path) => write(path, printed(call)));
  return [...written, ...targets(call).map(({ path, content }) => write(path, content))];
}

interface Target {
  readonly path: Word;
  readonly content: Write['content'];
}

function targets(call: Call): Target[] {
  const program = programOf(call.argv);
  const words = program?.args.filter(({ text }) => !text.startsWith('-')) ?? [];
  const unknown = (paths: readonly Word[]) => paths.map((path) => ({ path, content: undefined }));
  switch (program?.name) {
    case 'tee': {
      const [source] = call.input?.from === 'pipe' ? call.input.calls : [];
      const content = source === undefined ? undefined : printed(source);
      return words.map((path) => ({ path, content }));
    }
    case 'mkdir':
    case 'touch':
      return unknown(words);
    case 'cp':
    case 'mv':
    case 'ln':
      return unknown(words.slice(-1));
    case 'curl':
    case 'wget':
    case 'unzip':
      return unknown(afterFlag(program.args, ['-o', '-O', '-d', '--output', '--output-document']));
    case 'zip':
      return unknown(words.slice(0, 1).filter(({ text }) => text.includes('.')));
    case 'git':
      return words[0]?.text === 'clone' ? unknown(words.slice(2, 3)) : [];
    default:
      return [];
  }
}

function afterFlag(args: readonly Word[], flags: readonly string[]): Word[] {
  const at = args.findIndex(({ text }) => flags.includes(text));
  const value = at === -1 ? undefined : args[at + 1];
  return value === undefined ? [] : [value];
}
