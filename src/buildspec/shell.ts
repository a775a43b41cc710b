import type { Location } from './directories.ts';
import type { Known } from './expand.ts';
import { namesIn, type Part } from './words.ts';

/** What is known of a shell at one point of its run. A shell is never changed: each step makes a new one. */
export interface Shell {
  readonly directory: Location;
  /** Where `cd -` leads. */
  readonly previous: Location;
  /** The directories that `popd` goes back to, the next one last. */
  readonly stack: readonly Location[];
  readonly values: Known;
  /** This point is reached only while the build is succeeding. */
  readonly guarded: boolean;
  /** This point may not be reached at all: it lies in a branch or a loop. */
  readonly conditional: boolean;
  /** Nothing more runs here, because of `exit` or `return`. */
  readonly ended: boolean;
}

/** The shell at the start: in the root of the source, with the file's own plain variables. */
export function startShell(values: Known): Shell {
  return {
    directory: '.',
    previous: undefined,
    stack: [],
    values,
    guarded: false,
    conditional: false,
    ended: false,
  };
}

const mostVariables = 500;

/** A shell in which a variable has a new value; beyond 500 variables no more are remembered. */
export function assign(shell: Shell, name: string, parts: readonly Part[]): Shell {
  if (shell.values.size >= mostVariables && !shell.values.has(name)) return shell;
  return { ...shell, values: new Map(shell.values).set(name, parts) };
}

/** A shell that has gone into a directory. */
export function enter(shell: Shell, directory: Location): Shell {
  return { ...shell, directory, previous: shell.directory };
}

/** A shell that is guarded from here on where the build is proven to be succeeding. */
export function guardedBy(shell: Shell, proven: boolean): Shell {
  return proven ? { ...shell, guarded: true } : shell;
}

/** What is known after one of two ways was taken, without knowing which. */
export function merge(a: Shell, b: Shell): Shell {
  if (a.ended) return b;
  if (b.ended) return a;
  const same = a.stack.length === b.stack.length && a.stack.every((at, i) => at === b.stack[i]);
  return {
    directory: a.directory === b.directory ? a.directory : undefined,
    previous: a.previous === b.previous ? a.previous : undefined,
    stack: same ? a.stack : [],
    values: mergeValues(a.values, b.values),
    guarded: a.guarded && b.guarded,
    conditional: a.conditional && b.conditional,
    ended: false,
  };
}

function mergeValues(a: Known, b: Known): Known {
  if (a === b) return a;
  const merged = new Map<string, readonly Part[]>();
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [left, right] = [a.get(name), b.get(name)];
    if (left !== undefined && (left === right || isSame(left, right))) merged.set(name, left);
    else merged.set(name, [either(name, left, right)]);
  }
  return merged;
}

function isSame(a: readonly Part[], b: readonly Part[] | undefined): boolean {
  if (b === undefined || a.length !== b.length) return false;
  const mark = (part: Part | undefined) => {
    return part && `${part.kind} ${part.text} ${part.kind === 'opaque' ? part.names.join() : ''}`;
  };
  return a.every((part, i) => mark(part) === mark(b[i]));
}

/** A value of which only the possible sources are known. */
function either(
  name: string,
  a: readonly Part[] | undefined,
  b: readonly Part[] | undefined,
): Part {
  const names = [a, b].flatMap((value) => (value === undefined ? [name] : namesIn(value)));
  return {
    kind: 'opaque',
    text: `$${name}`,
    names: [...new Set(names)].slice(0, 64),
    quoted: false,
  };
}
