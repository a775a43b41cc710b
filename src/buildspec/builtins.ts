import type { CommandArgument, Assignment as ShellAssignment } from 'unbash';
import { locate } from './directories.ts';
import { namesInText, partsOf, substitute } from './expand.ts';
import { programOf } from './program.ts';
import { assign, enter, type Shell } from './shell.ts';
import { type At, momentOf } from './telling.ts';
import { type Part, resolve, type Word } from './words.ts';

/** The shell after an assignment, which is noted. */
export function afterAssignment(node: ShellAssignment, shell: Shell, at: At): Shell {
  const parts = assigned(node, shell);
  const moment = momentOf(at, at.spanOf(node.pos, node.end));
  at.telling.assignments.push({ ...moment, name: node.name, parts });
  return assign(shell, node.name, parts);
}

function assigned(node: ShellAssignment, shell: Shell): readonly Part[] {
  if (node.value.type === 'ArrayValue' || node.index !== undefined) {
    return [{ kind: 'opaque', text: node.text, names: namesInText(node.text), quoted: false }];
  }
  const parts = substitute(partsOf(node.value), shell.values);
  if (node.append !== true) return parts;
  const before: Part = {
    kind: 'variable',
    name: node.name,
    change: undefined,
    quoted: false,
    text: `$${node.name}`,
  };
  return substitute([...substitute([before], shell.values), ...parts], new Map());
}

const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** The shell after a command that the shell itself carries out; any other leaves it as it is. */
export function afterBuiltin(
  argv: readonly Word[],
  args: readonly CommandArgument[],
  shell: Shell,
  at: At,
): Shell {
  const program = programOf(argv);
  if (program === undefined) return shell;
  const targets = program.args.filter(({ text }) => !/^(-[A-Za-z]|--$)/.test(text));
  const [target] = targets;
  if (declaring.has(program.name)) {
    return args
      .filter((arg) => arg.type === 'Assignment')
      .reduce((after, node) => afterAssignment(node, after, at), shell);
  }
  switch (program.name) {
    case 'cd':
      return changeDirectory(target, shell);
    case 'pushd': {
      const stack = [...shell.stack, shell.directory];
      return { ...changeDirectory(target, shell), stack };
    }
    case 'popd':
      return { ...enter(shell, shell.stack.at(-1)), stack: shell.stack.slice(0, -1) };
    case 'unset':
      return targets.reduce((after, { text }) => assign(after, text, []), shell);
    case 'read':
      return targets.reduce((after, { text }) => assign(after, text, [unknown(text)]), shell);
    case 'exit':
    case 'return':
      return { ...shell, ended: true };
    default:
      return shell;
  }
}

/** `cd` alone goes home, `cd -` goes back. */
function changeDirectory(target: Word | undefined, shell: Shell): Shell {
  if (target === undefined) return enter(shell, '~');
  if (resolve(target.parts) === '-') return enter(shell, shell.previous);
  return enter(shell, locate(shell.directory, target.parts));
}

function unknown(name: string): Part {
  return { kind: 'opaque', text: `$${name}`, names: [], quoted: false };
}
