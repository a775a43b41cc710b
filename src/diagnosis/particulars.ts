import type { LogLine } from './kept-lines.ts';
import { isNamed, type ReadLine } from './line-kinds.ts';

/** So many lines below a heading belong to it, and so many below a statement. */
const under = 6;
const soon = 3;

/**
 * A heading with the reason below it, a statement with what comes next, a title with its sentence, a
 * test with its error.
 */
export function withParticulars({ kind, ...line }: ReadLine, lines: readonly ReadLine[]): LogLine {
  const after = lines.filter((next) => next.number > line.number);
  if (line.text.startsWith('│ Error: ')) return withDetail(line, after);
  if (/^not ok \d+ /.test(line.text)) return withDiagnostic(line, after);
  if (line.text.startsWith('● ')) return withError(line, after);
  if (/^(?:\* )?What went wrong:$/.test(line.text)) return withReasons(line, after);
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

/** A test of Jest with the error that it throws; what it expected takes several lines. */
function withError(test: LogLine, [next]: readonly ReadLine[]): LogLine {
  const isError = next !== undefined && !next.text.startsWith('expect(');
  return isError ? { ...test, text: `${test.text}: ${next.text}` } : test;
}

/** A test of the Test Anything Protocol with the error of its YAML block (TAP 14, YAML Diagnostics). */
function withDiagnostic(test: LogLine, after: readonly ReadLine[]): LogLine {
  const end = after.findIndex(({ text }) => text === '...');
  const block = after.slice(0, Math.max(end, 0));
  const at = block.findIndex(({ text }) => /^(?:error|message): /.test(text));
  const said = block[at]?.text.replace(/^\w+: /, '');
  const error = said && /^[|>][+-]?$/.test(said) ? block[at + 1]?.text : said;
  return error ? { ...test, text: `${test.text}: ${error}` } : test;
}

/** Gradle's title with what failed, and of the reasons nested below it the first of the innermost. */
function withReasons(title: LogLine, after: readonly ReadLine[]): LogLine {
  const end = after.findIndex(({ text }) => text.startsWith('* '));
  const [failed, ...below] = after.slice(0, end < 0 ? undefined : end);
  if (!failed) return title;
  const depth = ({ raw, text }: LogLine) => raw.slice(0, raw.indexOf(text)).lastIndexOf('> ');
  const deepest = Math.max(...below.map(depth));
  const reason = deepest < 0 ? undefined : below.find((line) => depth(line) === deepest);
  const text = `${title.text} ${failed.text}`;
  return reason ? { ...reason, text: `${text} ${reason.text}` } : { ...failed, text };
}

function speaks(line: ReadLine): boolean {
  return isNamed(line) || line.kind === 'complaint';
}
