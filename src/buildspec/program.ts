import { rememberingFor } from '../remember.ts';
import { resolve, type Word } from './words.ts';

/** A program and its arguments, without the wrappers around it. */
interface Program {
  /** The last step of the program's path (`/usr/bin/docker` is `docker`). */
  readonly name: string;
  /** The program as it is written. */
  readonly word: Word;
  readonly args: readonly Word[];
}

/** Wrappers that run the command after them, with their options that take a value of their own. */
const wrappers: Record<string, readonly string[]> = {
  sudo: ['-u', '-g', '-h', '-p'],
  env: ['-u', '-C'],
  command: [],
  exec: ['-a'],
  nohup: [],
  time: [],
  nice: ['-n'],
  timeout: ['-s', '-k', '--signal', '--kill-after'],
};

/** The program that a command runs, undefined when only the running shell knows it. */
export const programOf = rememberingFor((argv: readonly Word[]): Program | undefined => {
  const [word, ...args] = argv;
  const path = word === undefined ? undefined : resolve(word.parts);
  if (word === undefined || path === undefined || path === '') return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `command -v` asks only where a program is.
  const isAsked = name === 'command' && /^-[vV]/.test(args[0]?.text ?? '');
  const valued = Object.hasOwn(wrappers, name) && !isAsked ? wrappers[name] : undefined;
  return valued === undefined ? { name, word, args } : programOf(unwrap(name, valued, args));
});

function unwrap(wrapper: string, valued: readonly string[], args: readonly Word[]) {
  let at = 0;
  for (; at < args.length; at += 1) {
    const text = args[at] === undefined ? undefined : resolve(args[at]?.parts ?? []);
    const assignment = /^[A-Za-z_]\w*=/.test(args[at]?.text ?? '');
    if (text !== undefined && valued.includes(text)) at += 1;
    else if (!text?.startsWith('-') && !(assignment && wrapper !== 'command')) break;
  }
  return args.slice(wrapper === 'timeout' ? at + 1 : at);
}
