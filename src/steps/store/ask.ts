import { t } from '../../language.ts';
import type { Asking, Known, Question } from '../../types.ts';
import type { StoreSight } from './sight.ts';

/** The question for the password, which is typed masked and stored nowhere but in Parameter Store. */
export function passwordQuestion(registry: string, username: string): Question {
  return {
    key: 'password',
    kind: 'secret',
    prompt: t`Password or access token of ${username} at ${registry}:`,
    hint: t`a token with write scope is best; it goes to Parameter Store and to the registry only`,
    refuse: passwordProblem,
  };
}

/** Asks for the password when none is stored; what is stored is looked at before it is asked for. */
export function askPassword(known: Known, sight: StoreSight): Asking | undefined {
  const { nothingToStore, stored, password, registry, username } = sight;
  if (nothingToStore || known.setup.password || password || 'unseen' in stored) return undefined;
  return passwordQuestion(registry, username);
}

/** Parameter Store holds at most 4,096 bytes and refuses `{{`: AWS Systems Manager API, PutParameter. */
function passwordProblem(text: string): string | undefined {
  if (text === '') return t`the password is empty`;
  if (text !== text.trim()) return t`the password begins or ends with a space`;
  if (text.includes('{{')) return t`Parameter Store cannot hold a value with {{`;
  if (Buffer.byteLength(text) > 4096) return t`Parameter Store holds at most 4,096 bytes`;
  return undefined;
}
