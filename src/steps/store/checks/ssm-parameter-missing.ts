import type { Check, Remedy } from '../../../types.ts';
import { passwordQuestion } from '../ask.ts';
import { missingNames, wantedChanges } from '../changes.ts';
import type { StoreSight } from '../sight.ts';

/** The three parameters exist. They are written only once the registry has granted the push. */
export const parameterMissing: Check<StoreSight> = {
  id: 'ssm-parameter-missing',
  title: 'the three parameters exist',
  find(sight) {
    const because = heldBackBy(sight);
    return missingNames(sight).map((name) => ({
      check: 'ssm-parameter-missing',
      step: 'store',
      // A consequence of what could not be told claims no more than its cause.
      severity: because === 'registry-not-answering' ? 'unknown' : 'error',
      toDo: true,
      what: `the parameter ${name} does not exist`,
      why: 'CodeBuild fetches it when a build starts, and fails the build without it',
      ...(because && { because }),
      remedy: remedyFor(sight, name),
    }));
  },
};

function remedyFor(sight: StoreSight, name: string): Remedy {
  const change = wantedChanges(sight).find((wanted) => wanted.name === name);
  if (sight.answer?.kind === 'granted' && change) {
    return { kind: 'change', text: 'store it', changes: [change] };
  }
  if (sight.answer) {
    return { kind: 'advice', text: 'it is stored once the registry has granted the push' };
  }
  const question = passwordQuestion(sight.registry, sight.username);
  return { kind: 'ask', text: 'give the password, and it is stored', question };
}

/** The finding that holds the parameters back, where there is one. */
function heldBackBy({ answer }: StoreSight): string | undefined {
  if (!answer || answer.kind === 'granted') return undefined;
  if (answer.kind === 'unknown') return 'registry-not-answering';
  return answer.reason === 'credentials' ? 'dockerhub-bad-credentials' : 'dockerhub-token-scope';
}
