import { t } from '../../language.ts';
import type { Remedy } from '../../types.ts';
import { passwordQuestion } from './ask.ts';
import { wantedChanges } from './changes.ts';
import type { StoreSight } from './sight.ts';

/** How missing parameters come to be stored: only once the registry has granted the push. */
export function storing(sight: StoreSight, names: readonly string[], text: string): Remedy {
  const changes = wantedChanges(sight).filter(({ name }) => names.includes(name));
  if (sight.answer?.kind === 'granted' && changes.length > 0) {
    return { kind: 'change', text, changes };
  }
  if (sight.answer) {
    return { kind: 'advice', text: t`it is stored once the registry has granted the push` };
  }
  const question = passwordQuestion(sight.registry, sight.username);
  return { kind: 'ask', text: t`give the password, and it is stored`, question };
}

/** The finding that holds the parameters back, where there is one. */
export function heldBackBy({ answer }: StoreSight): string | undefined {
  if (!answer || answer.kind === 'granted') return undefined;
  if (answer.kind === 'unknown') return 'registry-not-answering';
  return answer.reason === 'credentials' ? 'dockerhub-bad-credentials' : 'dockerhub-token-scope';
}
