import { isEcr } from '../../image/ecr.ts';
import { knownOr } from '../../known.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Asking, Known, ReviewLine } from '../../types.ts';
import { nameQuestions } from './questions.ts';
import type { NameSight } from './sight.ts';

/** What must be settled, in the order in which a person thinks of it. */
function neededKeys(sight: NameSight): AnswerKey[] {
  const registry = knownOr(sight.known, 'registry', sight.proposals) ?? '';
  const custom = knownOr(sight.known, 'convention', sight.proposals) === 'custom';
  const dockerfile = sight.known.setup.dockerfile ?? sight.proposals.dockerfile;
  // ECR hands out its own short-lived credentials: nobody's name and nothing to store.
  const stored: AnswerKey[] = [
    'username',
    'repository',
    'convention',
    ...(custom ? (['urlParameter', 'usernameParameter', 'passwordParameter'] as const) : []),
  ];
  return [
    'app',
    'registry',
    ...(isEcr(registry) ? (['repository'] as const) : stored),
    ...(dockerfile ? (['dockerfile', 'context'] as const) : []),
  ];
}

/** First what cannot be guessed, one by one; then all guesses on one screen. */
export function askNames(known: Known, sight: NameSight): Asking | undefined {
  const open = neededKeys(sight).filter((key) => known.setup[key] === undefined);
  const questions = nameQuestions(String(knownOr(known, 'app', sight.proposals) ?? 'app'));
  const unguessed = open.find((key) => sight.proposals[key] === undefined);
  // The repository is guessed from the user name, so it waits for the answer.
  if (unguessed) return questions[unguessed];
  if (open.length === 0) return undefined;
  const lines = open.flatMap((key): ReviewLine[] => {
    const proposal = sight.proposals[key];
    const question = questions[key];
    if (!proposal || !question) return [];
    const value = String(proposal.value);
    return [{ question: { ...question, guess: value }, value, from: proposal.from }];
  });
  return { key: 'review', kind: 'review', prompt: t`Is this right?`, lines };
}
