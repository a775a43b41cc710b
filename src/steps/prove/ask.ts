import { t } from '../../language.ts';
import type { Asking, Known } from '../../types.ts';
import { dockerCliMissing } from './checks/docker-cli-missing.ts';
import { groundQuestion } from './ground-question.ts';
import type { ProveSight } from './sight.ts';

/** A rehearsal runs on this machine itself, unless somebody who sees that wants it in a container. */
export function askForGround({ setup }: Known, sight: ProveSight): Asking | undefined {
  if (sight.commands?.where !== 'rehearse' || setup.in !== undefined) return undefined;
  if (dockerCliMissing.find(sight).length > 0) return undefined;
  return {
    key: 'review',
    kind: 'review',
    optional: true,
    prompt: t`Shall the rehearsal run here?`,
    lines: [{ question: { ...groundQuestion, guess: 'host' }, value: 'host', from: 'default' }],
  };
}
