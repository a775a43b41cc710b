import type { Command, DoubleQuotedChild, Word as ShellWord, WordPart } from 'unbash';
import { afterAssignment, afterBuiltin } from './builtins.ts';
import { programOf } from './program.ts';
import { run, runInside, runScript } from './run.ts';
import type { Shell } from './shell.ts';
import type { Call } from './story-shape.ts';
import {
  type At,
  inputFrom,
  momentOf,
  noteWrites,
  outputsOf,
  splitWord,
  wordOf,
} from './telling.ts';
import { resolve, type Word } from './words.ts';

/** Follows one simple command: assignments, or a program with its arguments. */
export function runCommand(node: Command, shell: Shell, at: At): Shell {
  at.telling.clock.left -= 1;
  runSubstitutions(node, shell, at);
  const settings = node.prefix.filter((item) => item.type === 'Assignment');
  const outputs = outputsOf(node.redirects, shell, at);
  if (node.name === undefined) {
    noteWrites(outputs, shell, at);
    return settings.reduce((after, setting) => afterAssignment(setting, after, at), shell);
  }
  const words = [node.name, ...node.args];
  const argv = words.flatMap((word) => splitWord(wordOf(word, shell, at)));
  const { order, phase, list, command, span } = momentOf(at, at.spanOf(node.pos, node.end));
  // Written out: a literal that begins with a spread is slow to make, and calls are made most.
  const call: Call = {
    order,
    phase,
    list,
    command,
    span,
    argv,
    directory: shell.directory,
    values: shell.values,
    guarded: shell.guarded,
    conditional: shell.conditional,
    substituted: at.substituted,
    executed: at.executed,
    background: at.background,
    input: inputFrom(node.redirects, shell, at),
    outputs,
  };
  at.telling.calls.push(call);
  return afterBuiltin(argv, node.args, runBody(argv, shell, at), at);
}

/**
 * Follows what a call runs that is written in the file too: a function, which changes the shell
 * that calls it, or the text of `sh -c`, which has a shell of its own.
 */
function runBody(argv: readonly Word[], shell: Shell, at: At): Shell {
  const program = programOf(argv);
  if (program === undefined) return shell;
  const body = at.telling.functions.get(program.name);
  if (body !== undefined) {
    const after = run(body, shell, { ...at, telling: without(program.name, at) });
    return { ...after, ended: false };
  }
  const flag = program.args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = flag === -1 ? undefined : program.args[flag + 1];
  const text = script === undefined ? undefined : resolve(script.parts);
  if (shells.has(program.name) && script !== undefined && text !== undefined) {
    runScript(text, shell, { ...at, spanOf: () => script.span });
  }
  return shell;
}

const shells = new Set(['sh', 'bash', 'dash']);

/** Inside a function it is not known itself, so that one that calls itself comes to an end. */
function without(name: string, at: At): At['telling'] {
  const functions = new Map(at.telling.functions);
  functions.delete(name);
  return { ...at.telling, functions };
}

function runSubstitutions(node: Command, shell: Shell, at: At): void {
  const evaluated = node.name?.value === 'eval';
  if (node.name !== undefined) runWord(node.name, shell, at, true);
  for (const item of [...node.prefix, ...node.suffix]) {
    if (item.type === 'Word') runWord(item, shell, at, evaluated);
    else if (item.type === 'Assignment') {
      const words = item.value.type === 'Word' ? [item.value] : item.value.elements;
      for (const word of words) runWord(word, shell, at, false);
    } else if (item.type === 'HereDoc') {
      for (const part of item.body.parts ?? []) runPart(part, shell, at, false);
    } else if (item.target !== undefined) runWord(item.target, shell, at, false);
  }
}

function runWord(word: ShellWord, shell: Shell, at: At, executed: boolean): void {
  for (const part of word.parts ?? []) runPart(part, shell, at, executed);
}

function runPart(
  part: WordPart | DoubleQuotedChild,
  shell: Shell,
  at: At,
  executed: boolean,
): void {
  if (part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') {
    const { script } = part;
    if (script === undefined) return;
    const span = at.spanOf(part.pos, part.end);
    // A script in backticks has lost its escapes, so its offsets lead nowhere in the file.
    const spanOf = script.source === undefined ? at.spanOf : () => span;
    runInside(script, shell, { ...at, spanOf, substituted: true, executed, input: undefined });
  } else if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
    for (const child of part.parts) runPart(child, shell, at, executed);
  } else if (part.type === 'ParameterExpansion' && part.operation?.type === 'Default') {
    runWord(part.operation.operand, shell, at, executed);
  }
}
