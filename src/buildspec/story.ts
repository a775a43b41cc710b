import { type Buildspec, phaseNames } from './buildspec.ts';
import { isElsewhere } from './elsewhere.ts';
import type { Known } from './expand.ts';
import { type Build, buildOf, type Push, pushesOf, type Tagging, taggingOf } from './images.ts';
import { type Login, loginOf } from './logins.ts';
import { meantParameter } from './meant.ts';
import { pathsOf, type UsedPath } from './paths.ts';
import { otherShell } from './powershell.ts';
import { type Item, runItem } from './run-item.ts';
import { type Shell, startShell } from './shell.ts';
import type { Assignment, Call, Unread, Write } from './story-shape.ts';
import type { Telling } from './telling.ts';
import { writesOf } from './writes.ts';

const mostCommands = 4000;

/** What a buildspec does, in the order of the run, as far as its text tells. */
export interface Story {
  /** Why the commands were not followed at all (they are PowerShell), or undefined. */
  readonly closed: string | undefined;
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  /** Commands that could not be understood: nothing is claimed about them. */
  readonly unread: readonly Unread[];
  readonly logins: readonly Login[];
  readonly builds: readonly Build[];
  readonly tags: readonly Tagging[];
  readonly pushes: readonly Push[];
  readonly writes: readonly Write[];
  readonly paths: readonly UsedPath[];
  /** Calls that may build, tag or push where this file does not show it. */
  readonly elsewhere: readonly Call[];
}

/** True where every command was followed, so that what the story lacks did not happen. */
export function isWhole({ closed, unread }: Pick<Story, 'closed' | 'unread'>): boolean {
  return closed === undefined && unread.length === 0;
}

/**
 * Follows the commands of a buildspec through the shell: directories, variables, branches, loops
 * and functions. In version 0.2 all commands share one shell, in 0.1 each has its own (AWS
 * CodeBuild User Guide, Buildspec versions). Nothing is run.
 */
export function readCommands(buildspec: Buildspec): Story {
  const closed = otherShell(buildspec);
  const telling: Telling = {
    calls: [],
    assignments: [],
    writes: [],
    unread: [],
    functions: new Map(),
    clock: { time: 0, left: mostCommands },
  };
  if (closed === undefined) follow(buildspec, telling);
  const { calls, assignments, unread } = telling;
  const writes = [...telling.writes, ...calls.flatMap(writesOf)];
  return {
    closed,
    calls,
    assignments,
    unread,
    logins: calls.flatMap((call) => loginOf(call) ?? []),
    builds: calls.flatMap((call) => buildOf(call) ?? []),
    tags: calls.flatMap((call) => taggingOf(call) ?? []),
    pushes: calls.flatMap(pushesOf),
    writes: writes.toSorted((a, b) => a.order - b.order),
    paths: calls.flatMap(pathsOf),
    elsewhere: calls.filter(isElsewhere),
  };
}

function follow(buildspec: Buildspec, telling: Telling): void {
  const own = buildspec.version?.text === '0.1';
  const start = startShell(plainVariables(buildspec));
  let shell: Shell = start;
  let list = '';
  for (const item of inOrder(buildspec, telling)) {
    const before = own ? start : shell;
    // What a phase has proven about the build ends with the phase.
    const same = list === `${item.phase} ${item.list}`;
    list = `${item.phase} ${item.list}`;
    shell = runItem(same ? before : { ...before, guarded: false }, item);
  }
}

function inOrder({ phases, text }: Buildspec, telling: Telling): Item[] {
  return phaseNames.flatMap((phase) =>
    (['commands', 'finally'] as const).flatMap((list) =>
      phases
        .filter(({ name }) => name === phase)
        .flatMap((found) =>
          found[list].map((command) => ({ phase, list, command, text, telling })),
        ),
    ),
  );
}

/**
 * The values of `env.variables`, which CodeBuild passes on as they are, dollar signs and all. One
 * that was meant to name a parameter says nothing about the value that was meant, and an empty one
 * stands for what the project or the pipeline gives it.
 */
function plainVariables({ env }: Buildspec): Known {
  const plain = env.variables.filter(
    ({ value }) => value !== '' && meantParameter(value) === undefined,
  );
  return new Map(
    plain.map(({ name, value }) => [name, [{ kind: 'literal', text: value, quoted: true }]]),
  );
}
