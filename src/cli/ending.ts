import { answerWords } from '../answers.ts';
import { isKept } from '../kept-answers.ts';
import { t } from '../language.ts';
import { Usage } from '../options.ts';
import { type AnswerKey, Left, MissingAnswer, type Report } from '../types.ts';
import { MissingConsent } from '../ui/missing-consent.ts';
import { exit } from './exit.ts';

/** The exit code that a report comes to. */
export function exitOf(report: Report): number {
  const errors = report.findings.some(({ severity }) => severity === 'error');
  if (errors) return exit.findings;
  // Among many files there is always a command that nothing can be told of.
  if (report.files) return report.files.unread.length > 0 ? exit.unknown : exit.fine;
  if (report.steps.some(({ state }) => state === 'unknown')) return exit.unknown;
  return report.steps.every(({ state }) => state === 'proven') ? exit.fine : exit.findings;
}

/** From the best to the worst of what several applications come to. */
const rising: readonly number[] = [exit.fine, exit.unknown, exit.findings, exit.usage];

/** The exit code of several applications: the worst of theirs. */
export function worstOf(codes: readonly number[]): number {
  return rising[Math.max(0, ...codes.map((code) => rising.indexOf(code)))] ?? exit.fine;
}

/** The exit code for what was thrown, and the words for it; a fault of ours comes with its stack. */
export function endingOf(error: unknown): { code: number; words: string } {
  if (error instanceof Left) return { code: exit.left, words: '' };
  if (error instanceof Usage) return { code: exit.usage, words: error.message };
  if (error instanceof MissingConsent) {
    return { code: exit.usage, words: t`nobody is here to consent: --yes gives consent` };
  }
  if (error instanceof MissingAnswer) return { code: exit.usage, words: missing(error.key) };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: exit.fault,
    words: t`this is a fault of firstpush; please report it with these lines\n${stack}`,
  };
}

function missing(key: AnswerKey): string {
  const { flag, help } = answerWords[key];
  if (key === 'password') {
    return t`an answer is missing: the password; give it by --password-stdin or --password-env NAME`;
  }
  return isKept(key)
    ? t`an answer is missing: ${help}; give it by --${flag}, or as “${flag}:” in firstpush.yml`
    : t`an answer is missing: ${help}; give it by --${flag}`;
}
