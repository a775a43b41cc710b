import type { Case, PipelineNode, Statement } from 'unbash';
import { isTest, proofOf } from './guard.ts';
import { type Node, run, runStatements } from './run.ts';
import { guardedBy, merge, type Shell } from './shell.ts';
import type { At } from './telling.ts';

/**
 * `a && b || c`: keeps apart the shell in which the chain so far succeeded and the one in which it
 * failed. A failing command ends the phase, so that after the chain only success is followed,
 * unless what failed was a test.
 */
export function runChain(
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

interface Branch {
  readonly clause: { readonly commands: readonly Statement[] };
  readonly then: Node;
}

/** Follows every branch and gives what is known whichever was taken. */
export function runIf(
  branches: readonly Branch[],
  last: Node | undefined,
  shell: Shell,
  at: At,
): Shell {
  const [branch, ...others] = branches;
  if (branch === undefined) return last === undefined ? shell : run(last, shell, at);
  const asked = { ...runStatements(branch.clause.commands, shell, at), conditional: true };
  const condition = branch.clause.commands.at(-1)?.command;
  const proof = condition === undefined ? undefined : proofOf(condition);
  const then = run(branch.then, guardedBy(asked, proof?.whenTrue === true), at);
  const otherwise = runIf(others, last, guardedBy(asked, proof?.whenFalse === true), at);
  return { ...merge(then, otherwise), conditional: shell.conditional };
}

/** Follows every branch of a `case`, and the way past all of them where none takes the rest. */
export function runCase(node: Case, shell: Shell, at: At): Shell {
  const inside = { ...shell, conditional: true };
  const ways = node.items.map((item) => run(item.body, inside, at));
  const complete = node.items.some((item) => item.pattern.some(({ value }) => value === '*'));
  const [first, ...others] = complete ? ways : [...ways, inside];
  const after = others.reduce(merge, first ?? inside);
  return { ...after, conditional: shell.conditional };
}
