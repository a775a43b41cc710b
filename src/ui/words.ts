import { count } from '../count.ts';
import { t } from '../language.ts';
import type { AnswerKey, Change, Finding } from '../types.ts';
import type { Glyphs } from './glyphs.ts';

/** What changes say of themselves; handed in, so that a face needs to know no verb. */
export interface Words {
  /** One line: `+ parameter /demo/docker-registry/url  String`. */
  say(change: Change): string;
  /** The commands that do the same, ready to paste; never with a secret in them. */
  byHand(change: Change): readonly string[];
  /** The page of a check, in Markdown; undefined where it has none. */
  page?(check: string): string | undefined;
}

/** What every wording needs: the signs, and the words of changes. */
export interface Style {
  glyphs: Glyphs;
  words: Words;
}

/** The flag and answers-file word of a key: `urlParameter` is `url-parameter`. */
export function keyWord(key: AnswerKey): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `2 things to do, 1 error`; empty where there is nothing. */
export function tally(findings: readonly Finding[]): string {
  const toDo = findings.filter((finding) => finding.toDo).length;
  const counts = [toDo > 0 ? count(toDo, 'thing to do') : undefined];
  for (const severity of ['error', 'warning', 'hint'] as const) {
    const number = findings.filter((each) => !each.toDo && each.severity === severity).length;
    counts.push(number > 0 ? count(number, severity) : undefined);
  }
  const unseen = findings.filter((each) => !each.toDo && each.severity === 'unknown').length;
  counts.push(unseen > 0 ? t`${unseen} not looked at` : undefined);
  return counts.filter((each) => each !== undefined).join(', ');
}
