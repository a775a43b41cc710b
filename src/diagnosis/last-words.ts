import type { LogLine } from './kept-lines.ts';
import { isNamed, lineKind, type ReadLine } from './line-kinds.ts';
import { withParticulars } from './particulars.ts';

/** So many lines without a word of trouble part one error from another. */
const apart = 12;

/** More lines that only complain than these leave open which of them tells the reason. */
const mostComplaints = 3;

/**
 * The line in which a program says why it stops: what a list of failed tests begins with; the first
 * warning, where warnings count as errors; a test that failed; of a chain of exceptions, the one that
 * it comes down to, or in Python ends with; of the errors that it printed last, the first; of lines that
 * only complain, the first of a few; of those that a program of the command puts its name before, the
 * last. Its particulars come with it. Undefined where no line stands out.
 */
export function lastWords(printed: readonly LogLine[], command = ''): LogLine | undefined {
  const lines = withoutPassed(printed).map((line) => ({ ...line, kind: lineKind(line.text) }));
  const errors = lastErrors(lines);
  const chosen =
    summary(errors) ??
    strictWarning(lines) ??
    missingIndex(lines) ??
    toldApart(lines) ??
    failedTest(lines) ??
    rootOf(errors) ??
    thrownLast(errors) ??
    uncaught(errors) ??
    asserted(errors) ??
    first(errors) ??
    complaint(lines) ??
    signed(lines, command);
  return chosen && withParticulars(chosen, lines);
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
function summary(errors: readonly ReadLine[]): ReadLine | undefined {
  return errors.findLast(({ text }) => /^\[ERROR\] (?:Failures|Errors):$/.test(text));
}

/** The first warning, where a program was told to take warnings for errors. */
function strictWarning(lines: readonly ReadLine[]): ReadLine | undefined {
  const isStrict = ({ text }: ReadLine) =>
    /\bwarnings? (?:in strict mode|(?:being )?treated as errors)\b|\btreating warnings as errors\b/i.test(
      text,
    );
  return lines.some(isStrict)
    ? lines.find(({ text }) => /\bWARNING\b|^Line \d+:\d+: /.test(text))
    : undefined;
}

/** What a package is not found for: its list could not be fetched, which is only a warning then. */
function missingIndex(lines: readonly ReadLine[]): ReadLine | undefined {
  const isMissing = ({ text }: ReadLine) =>
    /\bunsatisfiable constraints\b|\(no such package\)|^E: Unable to locate package |\bhas no installation candidate\b/.test(
      text,
    );
  const isIgnored = ({ text }: ReadLine) =>
    /^WARNING: \w+ing .*(?:APKINDEX|\/main|\/community)|^W: Failed to fetch /.test(text);
  return lines.some(isMissing) ? lines.find(isIgnored) : undefined;
}

/** What a program ends with, and the line in which it gave the reason for that before. */
const apartFromEnd: readonly { end: RegExp; reason: RegExp }[] = [
  { end: /\bError occurred prerendering page\b/, reason: /^⨯ \S.*\s\S/ },
  {
    end: /^npm \S+ (?:code )?ERESOLVE\b/,
    reason: /^npm \S+ Could not resolve dependency:$/,
  },
  {
    end: /^npm \S+ (?:code EUSAGE|Usage:)$/,
    reason: /^npm \S+ The `npm ci` command can only install /,
  },
];

function toldApart(lines: readonly ReadLine[]): ReadLine | undefined {
  const found = apartFromEnd.find(({ end }) => lines.some(({ text }) => end.test(text)));
  return found && lines.find(({ text }) => found.reason.test(text));
}

/** The last lines that name errors, from the first that is near to the next. */
function lastErrors(lines: readonly ReadLine[]): readonly ReadLine[] {
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

/** What scripts try though it may fail: such an error ends a command only where it is alone. */
const tried =
  /^(?:ls|cat|rm|mv|mkdir|rmdir|stat|find|which|type|kill|pkill|grep|diff|test): |No such container/;

function first(errors: readonly ReadLine[]): ReadLine | undefined {
  const named = errors.filter(isNamed);
  return named.find(({ text }) => !tried.test(text)) ?? named[0];
}

/** What a chain of exceptions that name their causes comes down to. */
function rootOf(errors: readonly ReadLine[]): ReadLine | undefined {
  return errors.findLast(({ text }) =>
    /^(?:(?:[∟↳└] *)?Caused by:|The conflict is caused by:$|╰─▶ \S)/.test(text),
  );
}

/** How Python calls an exception below its traceback. */
const exception = /^(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Exit|Interrupt)\b/;

/** What a chain of tracebacks ends with, or what it began with where each was raised from the one before. */
function thrownLast(errors: readonly ReadLine[]): ReadLine | undefined {
  const direct = errors.findIndex(({ text }) => /\bwas the direct cause of\b/.test(text));
  const origin = errors.slice(0, Math.max(direct, 0)).findLast(({ text }) => exception.test(text));
  if (origin) return origin;
  const traced = errors.findLastIndex(({ text }) => text.startsWith('Traceback (most recent'));
  if (traced < 0) return undefined;
  return errors.slice(traced + 1).find(({ text }) => exception.test(text));
}

/** What Node.js prints below the line of the source that throws it. */
function uncaught(errors: readonly ReadLine[]): ReadLine | undefined {
  const thrown = errors.findLastIndex(({ text }) => /^(?:npm \S+ +)?throw \w+;/.test(text));
  if (thrown < 0) return undefined;
  return errors.slice(thrown + 1).find(({ text }) => /^(?:npm \S+ +)?\w*Error\b.*: \S/.test(text));
}

/** How Jest calls a test that failed; its other lists begin alike. */
const jestTest = /^● (?!Console$|Test suite failed to run$|Cannot log after)\S.*[^:]$/;

/** A test that failed, as Jest and pytest tell of it; what tests print may speak of errors on purpose. */
function failedTest(lines: readonly ReadLine[]): ReadLine | undefined {
  const isJest = lines.some(({ text }) => /^(?:FAIL|Tests:) /.test(text) || / › /.test(text));
  return lines.find(({ text }) => (isJest && jestTest.test(text)) || /^E {3,}\S/.test(text));
}

/** What a test expected in vain; what is logged around it may speak of errors on purpose. */
function asserted(errors: readonly ReadLine[]): ReadLine | undefined {
  return errors.find(
    ({ text, kind }) =>
      kind === 'error' && /\bAssertion(?:Failed)?Error\b.*: \S|\bexpected\b.+\bbut\b/i.test(text),
  );
}

function complaint(lines: readonly ReadLine[]): ReadLine | undefined {
  const complaints = lines.filter(({ kind }) => kind === 'complaint');
  return complaints.length <= mostComplaints ? complaints[0] : undefined;
}

/** What a program of the command says under its own name, where nothing else stands out. */
function signed(lines: readonly ReadLine[], command: string): ReadLine | undefined {
  return lines.findLast(({ text, kind }) => {
    if (kind !== 'other') return false;
    const [, name, said = ''] = /^([a-z][a-z\d+-]{1,20}): (\S.*)$/.exec(text) ?? [];
    return name !== undefined && !/^(?:try|see|usage)\b/i.test(said) && namesOf(command).has(name);
  });
}

function namesOf(command: string): ReadonlySet<string> {
  return new Set(command.match(/[a-z][a-z\d+-]+/g));
}
