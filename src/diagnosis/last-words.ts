import type { LogLine } from './kept-lines.ts';
import { type LineKind, lineKind } from './line-kinds.ts';

type Read = LogLine & { kind: LineKind };

/** So many lines without a word of trouble part one error from another. */
const apart = 12;

/** More lines that only complain than these leave open which of them tells the reason. */
const mostComplaints = 3;

/**
 * The line in which a program says why it stops: what a list of failed tests begins with; the first
 * warning, where warnings count as errors; of a chain of exceptions, the one that it comes down to, or
 * in Python ends with; of the errors that it printed last, the first; of lines that only complain, the
 * first of a few. A line below a heading comes with it. Undefined where no line stands out.
 */
export function lastWords(printed: readonly LogLine[]): LogLine | undefined {
  const lines = withoutPassed(printed).map((line) => ({ ...line, kind: lineKind(line.text) }));
  const errors = lastErrors(lines);
  const chosen =
    summary(errors) ??
    strictWarning(lines) ??
    rootOf(errors) ??
    thrownLast(errors) ??
    failedTest(lines) ??
    asserted(errors) ??
    first(errors) ??
    complaint(lines);
  return chosen && told(chosen, lines);
}

/** Without what tests print that pass, as `go test -v` tells them apart. */
function withoutPassed(printed: readonly LogLine[]): readonly LogLine[] {
  const named = (pattern: RegExp, { text }: LogLine) => pattern.exec(text)?.[1];
  const passed = new Set(printed.map((line) => named(/^--- PASS: (\S+)/, line)));
  let running: string | undefined;
  return printed.filter((line) => {
    if (/^(?:===|---) /.test(line.text)) running = named(/^=== \w+ +(\S+)/, line);
    return running === undefined || !passed.has(running);
  });
}

/** Where a runner of tests lists at its end what failed. */
function summary(errors: readonly Read[]): Read | undefined {
  return errors.findLast(({ text }) => /^\[ERROR\] (?:Failures|Errors):$/.test(text));
}

/** The first warning, where a program was told to take warnings for errors. */
function strictWarning(lines: readonly Read[]): Read | undefined {
  const isStrict = ({ text }: Read) =>
    /\bwarnings? (?:in strict mode|(?:being )?treated as errors)\b/i.test(text);
  return lines.some(isStrict) ? lines.find(({ text }) => /\bWARNING\b/.test(text)) : undefined;
}

/** The last lines that name errors, from the first that is near to the next. */
function lastErrors(lines: readonly Read[]): readonly Read[] {
  const last = lines.findLastIndex(isNamed);
  let first = last;
  let near = last;
  for (let at = last; at >= 0 && near - at <= apart; at -= 1) {
    const line = lines[at];
    if (!line || line.kind === 'other') continue;
    near = at;
    if (isNamed(line)) first = at;
  }
  return lines.slice(Math.max(first, 0), last + 1);
}

function isNamed({ kind }: Read): boolean {
  return kind === 'error' || kind === 'statement' || kind === 'heading';
}

function speaks(line: Read): boolean {
  return isNamed(line) || line.kind === 'complaint';
}

/** What scripts try though it may fail: such an error ends a command only where it is alone. */
const tried =
  /^(?:ls|cat|rm|mv|mkdir|rmdir|stat|find|which|type|kill|pkill|grep|diff|test): |No such container/;

function first(errors: readonly Read[]): Read | undefined {
  const named = errors.filter(isNamed);
  return named.find(({ text }) => !tried.test(text)) ?? named[0];
}

/** What a chain of exceptions that name their causes comes down to. */
function rootOf(errors: readonly Read[]): Read | undefined {
  return errors.findLast(({ text }) => /^(?:(?:[∟↳└] *)?Caused by:|╰─▶) \S/.test(text));
}

/** How Python calls an exception below its traceback. */
const exception = /^(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Exit|Interrupt)\b/;

/** What a chain of tracebacks ends with, or what it began with where each was raised from the one before. */
function thrownLast(errors: readonly Read[]): Read | undefined {
  const direct = errors.findIndex(({ text }) => /\bwas the direct cause of\b/.test(text));
  const origin = errors.slice(0, Math.max(direct, 0)).findLast(({ text }) => exception.test(text));
  if (origin) return origin;
  const traced = errors.findLastIndex(({ text }) => text.startsWith('Traceback (most recent'));
  if (traced < 0) return undefined;
  return errors.slice(traced + 1).find(({ text }) => exception.test(text));
}

/** A test that failed, as Jest calls it; what tests write to the console stands above. */
function failedTest(lines: readonly Read[]): Read | undefined {
  return lines.find(({ text }) => /^● \S.* › /.test(text));
}

/** What a test expected in vain; what is logged around it may speak of errors on purpose. */
function asserted(errors: readonly Read[]): Read | undefined {
  return errors.find(
    ({ text, kind }) =>
      kind === 'error' && /\bAssertion(?:Failed)?Error\b.*: \S|\bexpected\b.+\bbut\b/i.test(text),
  );
}

function complaint(lines: readonly Read[]): Read | undefined {
  const complaints = lines.filter(({ kind }) => kind === 'complaint');
  return complaints.length <= mostComplaints ? complaints[0] : undefined;
}

/** So many lines below a heading belong to it, and so many below a statement. */
const under = 6;
const soon = 3;

/** A heading with the reason below it, and a statement with the particulars that come next. */
function told({ kind, ...line }: Read, lines: readonly Read[]): LogLine {
  const after = lines.filter((next) => next.number > line.number);
  if (line.text.startsWith('│ Error: ')) return withDetail(line, after);
  if (kind !== 'heading' && kind !== 'statement') return line;
  const below = after
    .filter((next) => next.kind !== 'frame' && next.kind !== 'report')
    .slice(0, under);
  if (kind === 'statement') {
    const [item] = below.filter(({ text }, at) => at === 0 && /^[*•-] \S/.test(text));
    const next = below.slice(0, soon).find((one) => one.kind === 'error') ?? item;
    return next ? { ...line, text: `${line.text} ${next.text}` } : line;
  }
  const next = below.slice(0, soon).find(speaks) ?? below.find(isNamed) ?? below[0];
  if (!next) return line;
  const reason = told(next, lines);
  return { ...reason, text: `${line.text.replace(/ -{3,}.*$/, ':')} ${reason.text}` };
}

/** The title of an error of Terraform with its first sentence, which stands below the place. */
function withDetail(title: LogLine, after: readonly Read[]): LogLine {
  const end = after.findIndex(({ text }) => !text.startsWith('│'));
  const sentence = after
    .slice(0, end < 0 ? undefined : end)
    .find(({ text }) => /^│ (?!(?:on|with) )\S/.test(text));
  return sentence ? { ...title, text: `${title.text}: ${sentence.text.slice(2)}` } : title;
}
