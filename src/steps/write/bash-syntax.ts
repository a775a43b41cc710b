import { parse } from 'unbash';

/** Something in a command that bash understands and the plain shell `sh` of Ubuntu, dash, does not. */
export interface BashOnly {
  /** As it is written. */
  written: string;
  /** Offset in the command's text. */
  at: number;
}

interface Node {
  readonly type: string;
  readonly pos: number;
  readonly end: number;
}

/** Syntax that is not in POSIX, Shell Command Language, by the type of its node. */
const syntax = new Set([
  'TestCommand',
  'ArithmeticCommand',
  'ArithmeticFor',
  'ArrayValue',
  'HereString',
  'ProcessSubstitution',
  'Select',
]);
const expansions = new Set(['Replace', 'Slice', 'CaseModification', 'Transform']);
const commands = new Set(['source', 'pushd', 'popd', 'shopt', 'declare']);

/** The first thing in a command that only bash understands. */
export function bashOnly(text: string): BashOnly | undefined {
  const script = parse(text);
  if (script.errors?.length) return undefined;
  const found = nodesIn(script).find(isBashOnly);
  if (!found) return undefined;
  const written = text.slice(found.pos, found.end).split('\n', 1)[0] ?? '';
  return { written: written.length > 40 ? `${written.slice(0, 39)}…` : written, at: found.pos };
}

function isBashOnly(node: Node): boolean {
  if (syntax.has(node.type)) return true;
  if (node.type === 'ParameterExpansion') {
    const { operation, index } = node as Node & { operation?: Node; index?: unknown };
    return index !== undefined || (operation !== undefined && expansions.has(operation.type));
  }
  if (node.type === 'Command') {
    const { name } = node as Node & { name?: { value: string } };
    return commands.has(name?.value ?? '');
  }
  return false;
}

/** Every node of a tree, outer before inner. */
function nodesIn(tree: unknown): Node[] {
  const nodes: Node[] = [];
  const waiting = [tree];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('type' in value && 'pos' in value) nodes.push(value as Node);
    waiting.push(...Object.values(value).toReversed());
  }
  return nodes;
}
