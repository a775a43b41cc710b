import { type Command, forEachChild, type SyntaxNode } from 'unbash';
import { parseShell } from '../../buildspec/parse-shell.ts';

/** Something in a command that bash understands and a plain `sh` may not. */
export interface BashOnly {
  /** As it is written, cut after 40 characters. */
  written: string;
  /** Offset in the command's text. */
  at: number;
}

/** Signs and words without which nothing is bash-only; most commands have none. */
const signs =
  /\[\[|\(\(|[=<>]\(|<<<|\$\{|\{\w+\.\.|&>|==|\b(select|pipefail|source|pushd|popd|shopt|declare)\b/;

/** The first thing in a command that is not in POSIX, Shell Command Language; undefined for none. */
export function bashOnly(text: string): BashOnly | undefined {
  if (!signs.test(text)) return undefined;
  const script = parseShell(text);
  const found = script.errors?.length ? undefined : firstIn(script, false);
  if (found === undefined) return undefined;
  const [line = ''] = text.slice(found.pos, found.end).split('\n', 1);
  return { written: line.length > 40 ? `${line.slice(0, 39)}…` : line, at: found.pos };
}

function firstIn(node: SyntaxNode, copied: boolean): SyntaxNode | undefined {
  if (isBashOnly(node)) return node;
  let found: SyntaxNode | undefined;
  // What stands between backticks is a text of its own, whose places are not those of the command.
  const inner = copied || (node.type === 'CommandExpansion' && node.text.startsWith('`'));
  forEachChild(node, (child) => {
    found ??= firstIn(child, inner);
  });
  return found !== undefined && inner && !copied ? node : found;
}

function isBashOnly(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'TestCommand':
    case 'ArithmeticCommand':
    case 'ArithmeticFor':
    case 'ArrayValue':
    case 'HereString':
    case 'ProcessSubstitution':
    case 'Select':
      return true;
    case 'ParameterExpansion':
      return node.index !== undefined || isChange(node.operation?.type);
    case 'BraceExpansion':
      return node.text.includes('..');
    case 'Redirect':
      return node.operator.startsWith('&>');
    case 'Command':
      return isBashCommand(node);
    default:
      return false;
  }
}

function isChange(operation: string | undefined): boolean {
  return /^(Replace|Slice|CaseModification|Transform)$/.test(operation ?? '');
}

function isBashCommand({ name, args }: Command): boolean {
  const words = args.map((arg) => (arg.type === 'Word' ? arg.value : ''));
  if (name?.value === 'set') return words.includes('pipefail');
  if (name?.value === '[' || name?.value === 'test') return words.includes('==');
  return /^(source|pushd|popd|shopt|declare)$/.test(name?.value ?? '');
}
