import type { LogLine } from './kept-lines.ts';
import { isNamed, type ReadLine } from './line-kinds.ts';

/** So many lines below a heading belong to it, and so many below a statement. */
const under = 6;
const soon = 3;

/** A heading with the reason below it, a statement with what comes next, a title with its sentence. */
export function withParticulars({ kind, ...line }: ReadLine, lines: readonly ReadLine[]): LogLine {
  const after = lines.filter((next) => next.number > line.number);
  if (line.text.startsWith('│ Error: ')) return withDetail(line, after);
  if (kind !== 'heading' && kind !== 'statement') return line;
  const below = after
    .filter((next) => next.kind !== 'frame' && next.kind !== 'report')
    .slice(0, under);
  if (kind === 'statement') {
    const [first] = below;
    const item = first && /^[*•-] \S/.test(first.text) ? first : undefined;
    const next = below.slice(0, soon).find((one) => one.kind === 'error') ?? item;
    return next ? { ...line, text: `${line.text} ${next.text}` } : line;
  }
  const next = below.slice(0, soon).find(speaks) ?? below.find(isNamed) ?? below[0];
  if (!next) return line;
  const reason = withParticulars(next, lines);
  return { ...reason, text: `${line.text.replace(/ -{3,}.*$/, ':')} ${reason.text}` };
}

/** The title of an error of Terraform with its first sentence, which stands below the place. */
function withDetail(title: LogLine, after: readonly ReadLine[]): LogLine {
  const end = after.findIndex(({ text }) => !text.startsWith('│'));
  const sentence = after
    .slice(0, end < 0 ? undefined : end)
    .find(({ text }) => /^│ (?!(?:on|with) )\S/.test(text));
  return sentence ? { ...title, text: `${title.text}: ${sentence.text.slice(2)}` } : title;
}

function speaks(line: ReadLine): boolean {
  return isNamed(line) || line.kind === 'complaint';
}
