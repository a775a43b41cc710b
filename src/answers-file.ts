import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
} from 'yaml';
import { answerWords, parseAnswer, refuseWord } from './answers.ts';
import { isKept } from './kept-answers.ts';
import { t } from './language.ts';
import { nearest } from './nearest.ts';
import type { AnswerKey, Known, Setup } from './types.ts';

/** The key of an answer in `firstpush.yml`: its flag's word. */
const keyInFile = (key: AnswerKey): string => answerWords[key].flag;

const byWord = new Map(
  (Object.keys(answerWords) as AnswerKey[]).filter(isKept).map((key) => [keyInFile(key), key]),
);

export interface AnswersProblem {
  line: number;
  what: string;
}

/** One of several applications that an answers file lists. */
export interface ListedApplication {
  /** Its folder, as seen from that of the file. */
  dir: string;
  setup: Setup;
  /** The variable that holds its password, where it has one of its own. */
  passwordEnv?: string;
}

export interface AnswersFile {
  /** What counts for all applications, where the file lists several. */
  setup: Setup;
  problems: readonly AnswersProblem[];
  applications?: readonly ListedApplication[];
}

/** The key under which several applications stand, and what each has besides its answers. */
export const listKey = 'applications';
export const ofApplication = ['dir', 'password-env'] as const;

/** Reads an answers file; what cannot be taken is named with its line. */
export function readAnswers(text: string): AnswersFile {
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
  const { contents } = document;
  const empty = contents === null || (isScalar(contents) && contents.value === '');
  if (problems.length > 0 || empty) return { setup: {}, problems };
  if (!isMap(contents)) {
    return {
      setup: {},
      problems: [{ line: 1, what: t`the file is a list of “key: value” lines` }],
    };
  }
  const list = contents.items.find((pair) => wordOf(pair) === listKey);
  const answers = readMap(contents, [listKey], lineAt);
  const listed = list && readList(list, lineAt);
  return {
    setup: answers.setup,
    problems: [...answers.problems, ...(listed?.problems ?? [])],
    ...(listed && { applications: listed.applications }),
  };
}

type LineAt = (offset: number | undefined) => number;

const wordOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

/** The answers of a mapping, but for the keys that are read elsewhere. */
function readMap(map: YAMLMap, elsewhere: readonly string[], lineAt: LineAt) {
  const setup: Record<string, unknown> = {};
  const problems: AnswersProblem[] = [];
  for (const pair of map.items) {
    const word = wordOf(pair);
    if (elsewhere.includes(word)) continue;
    const { key: keyNode, value: valueNode } = pair;
    const line = lineAt(isScalar(keyNode) ? keyNode.range?.[0] : undefined);
    const key = byWord.get(word);
    const value = isScalar(valueNode) ? String(valueNode.value ?? '') : undefined;
    const what = problemWith(word, key, value, elsewhere);
    if (what) problems.push({ line, what });
    else if (key && value) setup[key] = parseAnswer(key, value);
  }
  return { setup: setup as Setup, problems };
}

function problemWith(
  word: string,
  key: AnswerKey | undefined,
  value: string | undefined,
  others: readonly string[],
) {
  if (word === 'password') return t`a password never stands in a file: use --password-stdin`;
  if (!key) {
    const meant = nearest(word, [...byWord.keys(), ...others]);
    return meant
      ? t`“${word}” is no answer that firstpush knows; “${meant}” is one`
      : t`“${word}” is no answer that firstpush knows`;
  }
  if (value === undefined) return t`${word} is one value, not a list or a map`;
  return refuseWord(key, value);
}

function readList({ key, value }: Pair, lineAt: LineAt) {
  const problems: AnswersProblem[] = [];
  const applications: ListedApplication[] = [];
  const line = lineAt(isScalar(key) ? key.range?.[0] : undefined);
  if (!isSeq(value) || value.items.length === 0) {
    const what = t`${listKey} is a list, each with its “dir:” and answers`;
    return { applications, problems: [{ line, what }] };
  }
  for (const item of value.items) {
    const at = isMap(item) || isScalar(item) ? lineAt(item.range?.[0]) : line;
    const own = isMap(item) ? textsOf(item) : {};
    if (!isMap(item) || !own['dir']) {
      problems.push({ line: at, what: t`an application needs “dir:”, its folder` });
      continue;
    }
    const { dir, 'password-env': passwordEnv } = own;
    const { setup, problems: found } = readMap(item, ofApplication, lineAt);
    problems.push(...found);
    applications.push({ dir, setup, ...(passwordEnv && { passwordEnv }) });
  }
  return { applications, problems };
}

/** What an application has besides its answers. */
function textsOf(map: YAMLMap): Partial<Record<(typeof ofApplication)[number], string>> {
  const texts = map.items.flatMap((pair) => {
    const { value } = pair;
    return isScalar(value) ? [[wordOf(pair), String(value.value ?? '')]] : [];
  });
  return Object.fromEntries(texts);
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
