import { t } from '../language.ts';
import type { Buildspec, PhaseName } from './buildspec.ts';
import { type Edit, insertion, type Refusal } from './edit.ts';
import { insertEntries } from './edit-entries.ts';
import { insertItemInFlow, removeItemFromFlow } from './edit-flow.ts';
import { columnOf, contentEnd, itemLines, layoutOf, lineAfter, wholeLines } from './layout.ts';
import { isSyntax } from './problem.ts';
import { singleQuote } from './quote.ts';
import { lineEndOf, lineStartOf } from './span.ts';
import { entryOf, type Item, isEmpty, type List, treeAt } from './tree.ts';

/** Where a command stands: its phase, its list and its index in it. */
export interface CommandPlace {
  readonly phase: PhaseName;
  readonly list?: 'commands' | 'finally';
  readonly index: number;
}

/**
 * Puts a command before the one at `index`, or at the end of the list. A phase or list that is
 * missing is made.
 */
export function insertCommand(
  buildspec: Buildspec,
  place: CommandPlace,
  command: string,
): Edit | Refusal {
  const { text, root } = buildspec;
  const { phase, list = 'commands', index } = place;
  const entry = entryOf(treeAt(root, ['phases', phase]), list);
  if (entry === undefined) return insertEntries(buildspec, ['phases', phase], [[list, [command]]]);
  const { value, keySpan } = entry;
  if (isEmpty(value)) {
    const indent = columnOf(text, keySpan.start) + layoutOf(buildspec).dash;
    return insertion(lineAfter(text, keySpan), `\n${itemLines(command, indent).join('\n')}`);
  }
  if (value.kind !== 'list') return { refused: t`the commands are not a list` };
  return value.flow
    ? insertItemInFlow(text, value, index, command)
    : insertLine(text, value, index, command);
}

function insertLine(text: string, list: List, index: number, command: string): Edit | Refusal {
  const [first] = list.items;
  const last = list.items.at(-1);
  if (first === undefined || last === undefined) return { refused: t`the list is empty` };
  const indent = columnOf(text, first.mark);
  const lines = itemLines(command, indent).join('\n');
  const next = list.items[index];
  if (next === undefined) return insertion(lineAfter(text, spanOf(last)), `\n${lines}`);
  return insertion(next.mark, `${lines.trimStart()}\n${' '.repeat(indent)}`);
}

/** Takes a command out, with its whole lines; comments beside it go, comments above it stay. */
export function removeCommand(buildspec: Buildspec, place: CommandPlace): Edit | Refusal {
  const { text } = buildspec;
  const found = itemAt(buildspec, place);
  if (found === undefined) return { refused: t`there is no such command` };
  const { list, item } = found;
  if (list.flow) return removeItemFromFlow(list, item);
  if (text.slice(lineStartOf(text, item.mark), item.mark).trim() !== '') {
    return { refused: t`the command shares its line with something else` };
  }
  return { span: wholeLines(text, item.mark, spanOf(item)), text: '' };
}

/**
 * Puts a command into quotes that YAML took for a map or a list because of a colon or a bracket.
 * Refused for one that goes over several lines: where its lines belong is not known.
 */
export function quoteCommand(buildspec: Buildspec, place: CommandPlace): Edit | Refusal {
  const { text, problems } = buildspec;
  const item = itemAt(buildspec, place)?.item;
  if (item === undefined) return { refused: t`there is no such command` };
  const { start } = item.value.span;
  const lineEnd = lineEndOf(text, start);
  const broken = problems.some((problem) => {
    return isSyntax(problem) && problem.span.start >= start && problem.span.start <= lineEnd;
  });
  const end = broken
    ? contentEnd(text, { start, end: lineEnd })
    : contentEnd(text, item.value.span);
  if (end > lineEnd) return { refused: t`the command goes over several lines` };
  return { span: { start, end }, text: singleQuote(text.slice(start, end)) };
}

function itemAt({ root }: Buildspec, { phase, list = 'commands', index }: CommandPlace) {
  const found = treeAt(root, ['phases', phase, list]);
  const item = found?.kind === 'list' ? found.items[index] : undefined;
  return found?.kind === 'list' && item !== undefined ? { list: found, item } : undefined;
}

/** An item from its dash on; one whose value stands behind an alias ends with its dash. */
function spanOf({ mark, value }: Item) {
  return { start: mark, end: Math.max(mark + 1, value.span.start > mark ? value.span.end : 0) };
}
