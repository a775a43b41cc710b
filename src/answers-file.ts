import { isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import { answerWords, parseAnswer, refuseWord } from './answers.ts';
import type { AnswerKey, Known, Setup } from './types.ts';

/** The key of an answer in `firstpush.yml`: its flag's word. */
const keyInFile = (key: AnswerKey): string => answerWords[key].flag;

/** What never stands in the file: the secret, and what only says how one walk is to go. */
const notKept: ReadonlySet<AnswerKey> = new Set([
  ...(['password', 'where', 'testBuild', 'onLeave', 'sample', 'practice'] as const),
]);

/** Whether an answer may stand in `firstpush.yml`. */
export const isKept = (key: AnswerKey): boolean => !notKept.has(key);

const byWord = new Map(
  (Object.keys(answerWords) as AnswerKey[]).filter(isKept).map((key) => [keyInFile(key), key]),
);

export interface AnswersProblem {
  line: number;
  what: string;
}

/** Reads an answers file; what cannot be taken is named with its line. */
export function readAnswers(text: string): { setup: Setup; problems: readonly AnswersProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Every value stays the text that was written: a tag 1.10 is not the number 1.1.
    schema: 'failsafe',
  });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  const problems: AnswersProblem[] = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    what: message,
  }));
  const setup: Record<string, unknown> = {};
  const { contents } = document;
  const empty = contents === null || (isScalar(contents) && contents.value === '');
  if (problems.length > 0 || empty) return { setup, problems };
  if (!isMap(contents)) {
    return { setup, problems: [{ line: 1, what: 'the file is a list of “key: value” lines' }] };
  }
  for (const { key: keyNode, value: valueNode } of contents.items) {
    const word = isScalar(keyNode) ? String(keyNode.value) : '';
    const line = lineAt(isScalar(keyNode) ? keyNode.range?.[0] : undefined);
    const key = byWord.get(word);
    const value = isScalar(valueNode) ? String(valueNode.value ?? '') : undefined;
    const what = problemWith(word, key, value);
    if (what) problems.push({ line, what });
    else if (key && value) setup[key] = parseAnswer(key, value);
  }
  return { setup: setup as Setup, problems };
}

function problemWith(word: string, key: AnswerKey | undefined, value: string | undefined) {
  if (word === 'password') return 'a password never stands in a file: use --password-stdin';
  if (!key) return `“${word}” is no answer that firstpush knows`;
  if (value === undefined) return `${word} is one value, not a list or a map`;
  return refuseWord(key, value);
}

/**
 * The answers as the text of `firstpush.yml`, in the order in which they are asked, without those
 * that belong to the place and not to the project.
 */
export function answersText(setup: Setup, ofPlace: ReadonlySet<AnswerKey> = new Set()): string {
  const kept = [...byWord].flatMap(([word, key]) =>
    setup[key] === undefined || ofPlace.has(key) ? [] : [[word, setup[key]] as const],
  );
  return `# The answers of firstpush; no secret is in here.\n${stringify(Object.fromEntries(kept))}`;
}

/**
 * An answers file with what was answered otherwise since: a value that differs, or one that the
 * person gave and the file lacks. Comments and order stay. Undefined where nothing differs.
 */
export function answersAnew(
  text: string,
  { setup, from }: Pick<Known, 'setup' | 'from'>,
  ofPlace: ReadonlySet<AnswerKey>,
): string | undefined {
  const document = parseDocument(text, { schema: 'failsafe' });
  let differs = false;
  for (const [word, key] of byWord) {
    const value = setup[key];
    if (value === undefined || ofPlace.has(key)) continue;
    const written = document.get(word);
    const given = from[key] === 'flag' || from[key] === 'you';
    if (written === undefined ? !given : String(written) === String(value)) continue;
    document.set(word, String(value));
    differs = true;
  }
  return differs ? document.toString() : undefined;
}
