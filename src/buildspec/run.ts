import {
  type Case,
  type For,
  type ParsedScript,
  type PipelineNode,
  parse,
  type Select,
  type Function as ShellFunction,
  type Statement,
} from 'unbash';
import { isTest, proofOf } from './guard.ts';
import { runCommand } from './run-command.ts';
import { assign, merge, type Shell } from './shell.ts';
import {
  type At,
  inputFrom,
  noteWrites,
  outputsOf,
  silently,
  splitWord,
  wordOf,
} from './telling.ts';
import { namesIn, resolve } from './words.ts';

type Node = Statement['command'] | ShellFunction['body'];

const longest = 64 * 1024;
const mostRounds = 16;

/**
 * Follows a script through a shell and gives the shell after it. What happens is noted in the
 * telling at `at`. Undefined when the script cannot be understood.
 */
export function runScript(text: string, shell: Shell, at: At): Shell | undefined {
  if (text.length > longest) return undefined;
  const script = parse(text);
  if (hasErrors(script)) return undefined;
  const last = script.commands.at(-1)?.command;
  const proven = last !== undefined && proofOf(last).whenTrue;
  return guardedBy(runStatements(script.commands, shell, at), proven);
}

function hasErrors(script: ParsedScript): boolean {
  return script.errors !== undefined && script.errors.length > 0;
}

function runStatements(statements: readonly Statement[], start: Shell, at: At): Shell {
  let shell = start;
  for (const { command, background } of statements) {
    if (shell.ended) break;
    const after = run(command, shell, at);
    if (background !== true) shell = after;
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
      run(node.body, shell, at);
      return shell;
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

/**
 * `a && b || c`: keeps apart the shell in which the chain so far succeeded and the one in which it
 * failed. A failing command ends the phase, so that after the chain only success is followed,
 * unless what failed was a test.
 */
function runChain(
  commands: readonly PipelineNode[],
  operators: readonly string[],
  shell: Shell,
  at: At,
): Shell {
  const [first, ...rest] = commands;
  if (first === undefined) return shell;
  const proof = proofOf(first);
  let asked = isTest(first);
  const failed: Shell = { ...shell, guarded: shell.guarded || proof.whenFalse };
  let succeeded = guardedBy(run(first, shell, at), proof.whenTrue);
  for (const [index, command] of rest.entries()) {
    const { whenTrue } = proofOf(command);
    if (operators[index] === '&&') {
      const conditional = shell.conditional || asked;
      succeeded = guardedBy(run(command, { ...succeeded, conditional }, at), whenTrue);
      asked ||= isTest(command);
    } else {
      const otherwise = run(command, { ...failed, conditional: true }, at);
      succeeded = merge(succeeded, guardedBy(otherwise, whenTrue));
      asked = false;
    }
  }
  const after = asked ? merge(succeeded, failed) : succeeded;
  return { ...after, conditional: shell.conditional };
}

function guardedBy(shell: Shell, proven: boolean): Shell {
  return proven ? { ...shell, guarded: true } : shell;
}

interface Branch {
  readonly clause: { readonly commands: readonly Statement[] };
  readonly then: Node;
}

function runIf(branches: readonly Branch[], last: Node | undefined, shell: Shell, at: At): Shell {
  const [branch, ...others] = branches;
  if (branch === undefined) return last === undefined ? shell : run(last, shell, at);
  const asked = { ...runStatements(branch.clause.commands, shell, at), conditional: true };
  const condition = branch.clause.commands.at(-1)?.command;
  const proof = condition === undefined ? undefined : proofOf(condition);
  const then = run(branch.then, guardedBy(asked, proof?.whenTrue === true), at);
  const otherwise = runIf(others, last, guardedBy(asked, proof?.whenFalse === true), at);
  return { ...merge(then, otherwise), conditional: shell.conditional };
}

function runCase(node: Case, shell: Shell, at: At): Shell {
  const inside = { ...shell, conditional: true };
  const ways = node.items.map((item) => run(item.body, inside, at));
  const complete = node.items.some((item) => item.pattern.some(({ value }) => value === '*'));
  const [first, ...others] = complete ? ways : [...ways, inside];
  const after = others.reduce(merge, first ?? inside);
  return { ...after, conditional: shell.conditional };
}

/** A loop over words that are all known is followed round by round, any other one once. */
function runFor(node: For | Select, shell: Shell, at: At): Shell {
  const words = (node.wordlist ?? []).flatMap((word) => splitWord(wordOf(word, shell, at)));
  const texts = words.map(({ parts }) => resolve(parts));
  const name = node.name.value;
  const countable = node.type === 'For' && texts.length > 0 && texts.length <= mostRounds;
  if (countable && !texts.includes(undefined)) {
    return texts.reduce((round: Shell, text) => {
      const value = { kind: 'literal', text: text ?? '', quoted: false } as const;
      return run(node.body, assign(round, name, [value]), at);
    }, shell);
  }
  const names = words.flatMap(({ parts }) => namesIn(parts));
  const value = { kind: 'opaque', text: `$${name}`, names, quoted: false } as const;
  return runLoop(shell, at, (round, where) => run(node.body, assign(round, name, [value]), where));
}

/** Follows the body of a loop from what is known at its start whichever round it is. */
function runLoop(shell: Shell, at: At, body: (shell: Shell, at: At) => Shell): Shell {
  const inside = { ...shell, conditional: true };
  const anyRound = merge(inside, body(inside, silently(at)));
  const after = body(anyRound, at);
  return { ...merge(anyRound, after), conditional: shell.conditional };
}
