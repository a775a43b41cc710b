import type { ParsedScript, Function as ShellFunction, Statement } from 'unbash';
import { proofOf } from './guard.ts';
import { parseShell } from './parse-shell.ts';
import { runCase, runChain, runIf } from './run-branches.ts';
import { runCommand } from './run-command.ts';
import { runFor, runLoop } from './run-loops.ts';
import { guardedBy, type Shell } from './shell.ts';
import { type At, inputFrom, noteWrites, outputsOf } from './telling.ts';

/** Any part of a script that can be followed. */
export type Node = Statement['command'] | ShellFunction['body'];

const longest = 64 * 1024;

/**
 * Follows a script through a shell and gives the shell after it. What happens is noted in the
 * telling at `at`. Undefined when the script cannot be understood.
 */
export function runScript(text: string, shell: Shell, at: At): Shell | undefined {
  if (text.length > longest) return undefined;
  const script = parseShell(text);
  if (hasErrors(script)) return undefined;
  const last = script.commands.at(-1)?.command;
  const proven = last !== undefined && proofOf(last).whenTrue;
  return guardedBy(runStatements(script.commands, shell, at), proven);
}

function hasErrors(script: ParsedScript): boolean {
  return script.errors !== undefined && script.errors.length > 0;
}

/** Follows statements one after another until one of them leaves. */
export function runStatements(statements: readonly Statement[], start: Shell, at: At): Shell {
  let shell = start;
  for (const { command, background } of statements) {
    if (shell.ended) break;
    if (background === true) run(command, shell, { ...at, background });
    else shell = run(command, shell, at);
  }
  return shell;
}

/** A script inside a command, `$(…)` or a function: it has a shell of its own. */
export function runInside(script: ParsedScript, shell: Shell, at: At): void {
  if (hasErrors(script)) return;
  runStatements(script.commands, shell, at);
}

/** Follows any part of a script. */
export function run(node: Node, shell: Shell, at: At): Shell {
  if (shell.ended || at.telling.clock.left <= 0) return shell;
  switch (node.type) {
    case 'Command':
      return runCommand(node, shell, at);
    case 'AndOr':
      return runChain(node.commands, node.operators, shell, at);
    case 'Pipeline':
      return runPipeline(node.commands, shell, at);
    case 'CompoundList':
      return runStatements(node.commands, shell, at);
    case 'BraceGroup':
      return run(node.body, shell, at);
    case 'Subshell':
    case 'Coproc':
      run(node.body, shell, at);
      return shell;
    case 'Redirected': {
      noteWrites(outputsOf(node.redirects, shell, at), shell, at);
      return run(node.command, shell, { ...at, input: inputFrom(node.redirects, shell, at) });
    }
    case 'If':
      return runIf([node, ...node.elif], node.else, shell, at);
    case 'Case':
      return runCase(node, shell, at);
    case 'For':
    case 'Select':
      return runFor(node, shell, at);
    case 'While':
      return runLoop(shell, at, (round, where) =>
        run(node.body, run(node.clause, round, where), where),
      );
    case 'ArithmeticFor':
      return runLoop(shell, at, (round, where) => run(node.body, round, where));
    case 'Function':
      at.telling.functions.set(node.name.value, node.body);
      return shell;
    default:
      return shell;
  }
}

/** In a pipeline every command has a shell of its own and reads what the one before it prints. */
function runPipeline(commands: readonly Node[], shell: Shell, at: At): Shell {
  const [first] = commands;
  if (commands.length === 1 && first !== undefined) return run(first, shell, at);
  let input = at.input;
  for (const command of commands) {
    const before = at.telling.calls.length;
    run(command, shell, { ...at, input });
    input = { from: 'pipe', calls: at.telling.calls.slice(before) };
  }
  return shell;
}
