import { wrap } from './columns.ts';
import { type Line, type Tone, token } from './tokens.ts';

/** Lines wider than this are hard to read, however wide the terminal is. */
const widest = 78;

/**
 * A page of Markdown as lines for a terminal: headings, paragraphs, lists, tables and code, which is
 * left as it stands, so that it can be copied.
 */
export function pageLines(text: string, columns: number): readonly Line[] {
  const width = Math.max(20, Math.min(widest, columns - 1));
  return blocksOf(text).flatMap((block, place) => {
    const lines = linesOf(block, width);
    return place === 0 ? lines : [[], ...lines];
  });
}

type Block =
  | { kind: 'heading' | 'paragraph' | 'item'; text: string }
  | { kind: 'code' | 'table'; rows: readonly string[] };

/** The blocks, one after another. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line.startsWith('```')) blocks.push({ kind: 'code', rows: taken(lines, untilFence) });
    else if (line.startsWith('|'))
      blocks.push({ kind: 'table', rows: [line, ...taken(lines, untilNoRow)] });
    else if (line.startsWith('#')) blocks.push({ kind: 'heading', text: line.replace(/^#+ /, '') });
    else if (line.trim() !== '') {
      const kind = /^(- |\d+\. )/.test(line) ? 'item' : 'paragraph';
      blocks.push({ kind, text: [line, ...taken(lines, untilNext)].join(' ') });
    }
  }
  return blocks;
}

const untilFence = (line: string): boolean => line.startsWith('```');
const untilNoRow = (line: string): boolean => !line.startsWith('|');
const untilNext = (line: string): boolean =>
  line.trim() === '' || /^(- |\d+\. |\||#|```)/.test(line);

/** Takes lines off the front up to the one that ends them; the fence of code goes with them. */
function taken(lines: string[], ends: (line: string) => boolean): string[] {
  const at = lines.findIndex(ends);
  const rows = lines.splice(0, at < 0 ? lines.length : at);
  if (ends === untilFence) lines.shift();
  return rows.map((row) => (ends === untilNext ? row.trim() : row));
}

function linesOf(block: Block, width: number): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [[token(block.text, 'strong')]];
    case 'paragraph':
      return wrap(styled(block.text), width);
    case 'item': {
      const [mark = ''] = /^(- |\d+\. )/.exec(block.text) ?? [];
      return hanging(mark, styled(block.text.slice(mark.length)), width);
    }
    case 'code':
      return block.rows.map((row) => [token(row)]);
    case 'table':
      return tableLines(block.rows, width);
  }
}

/** A table row by row, its first cell as the heading of the others: it fits any width. */
function tableLines(rows: readonly string[], width: number): readonly Line[] {
  const [head = [], , ...body] = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return body.flatMap(([first = '', ...others]) => [
    ...wrap(styled(first), width),
    ...others.flatMap((cell, at) => hanging('  ', styled(`${head[at + 1]}: ${cell}`), width)),
  ]);
}

function hanging(mark: string, line: Line, width: number): readonly Line[] {
  return wrap(line, width - mark.length).map((each, at) => [
    token(at === 0 ? mark : ' '.repeat(mark.length)),
    ...each,
  ]);
}

const tones: Record<string, Tone> = { '`': 'accent', '*': 'strong' };

/** A text with its code and its stress. */
function styled(text: string): Line {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).filter((part) => part !== '');
  return parts.map((part) => {
    const marked = /^(`|\*\*?)(.*)\1$/.exec(part);
    return marked ? token(marked[2] ?? '', tones[part[0] ?? ''] ?? 'plain') : token(part);
  });
}
