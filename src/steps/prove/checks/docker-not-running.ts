import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { unansweredBecause } from '../../store/unanswered.ts';
import type { ProveSight } from '../sight.ts';

/** A Docker engine answers on this machine. */
export const dockerNotRunning: Check<ProveSight> = {
  id: 'docker-not-running',
  title: t`a Docker engine answers here`,
  find({ engine }) {
    if (!engine || engine.kind === 'ready') return [];
    return [
      {
        check: 'docker-not-running',
        step: 'prove',
        severity: 'error',
        what: t`no Docker engine answers at ${engine.address}`,
        why: unansweredBecause(engine),
        where: { engine: engine.address },
        remedy: { kind: 'advice', text: remedyFor(engine.reason) },
      },
    ];
  },
};

function remedyFor(reason: string): string {
  if (reason === 'permission') {
    return t`add yourself to the group docker and log in again, or use rootless Docker`;
  }
  return t`start Docker (sudo systemctl start docker, or Docker Desktop), or set DOCKER_HOST`;
}
