import { t } from '../../language.ts';
import { originWord } from '../../origin.ts';
import type { Finding, Known, Question } from '../../types.ts';

/**
 * The finding for an answer that came by a flag or a file and that the question would have refused.
 */
export function refusedAnswer(
  check: string,
  { setup, from }: Known,
  question: Question | undefined,
  refuse: (text: string) => string | undefined,
): Finding[] {
  const answer = question && setup[question.key];
  if (!question || answer === undefined) return [];
  const reason = refuse(String(answer));
  if (!reason) return [];
  return [
    {
      check,
      step: 'name',
      severity: 'error',
      what: t`“${String(answer)}” cannot be the ${question.key}`,
      why: t`${reason} (it came from ${originWord(from[question.key])})`,
      remedy: { kind: 'ask', text: t`give another ${question.key}`, question },
    },
  ];
}
