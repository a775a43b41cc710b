import type { Buildspec } from '../buildspec/buildspec.ts';
import type { Span } from '../buildspec/span.ts';
import { type Entry, entriesOf, type Tree } from '../buildspec/tree.ts';

/**
 * The agent's warning of keys that it does not know and passes over; undefined where it knows them
 * all. A text of several lines.
 */
export function unknownKeys({ root, problems, text }: Buildspec): string | undefined {
  const ignored = problems.filter(({ effect }) => effect === 'ignored');
  if (ignored.length === 0) return undefined;
  const sections = new Map<string, string[]>();
  for (const { span } of ignored) {
    const section = sectionOf(root, span);
    const keys = sections.get(section) ?? [];
    sections.set(section, [...keys, `        ${text.slice(span.start, span.end)}`]);
  }
  const lines = [...sections].flatMap(([section, keys]) => [
    `In the section ${section}`,
    '    The following keys cannot be identified:',
    ...keys,
  ]);
  return ['Found possible syntax errors in buildspec: ', ...lines].join('\n');
}

/** The names of the keys around a key; `buildspec` for one at the top. */
function sectionOf(root: Tree | undefined, span: Span): string {
  const names: string[] = [];
  let around: Entry | undefined;
  for (let tree = root; tree !== undefined; tree = around?.value) {
    around = entriesOf(tree).find(
      ({ keySpan, value }) => keySpan.start < span.start && span.end <= value.span.end,
    );
    if (around !== undefined) names.push(around.key);
  }
  return names.join('/') || 'buildspec';
}
