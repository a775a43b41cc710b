import type { Step } from '../../types.ts';
import { contextUnreadable } from './checks/context-unreadable.ts';
import { credentialNotStored } from './checks/credential-not-stored.ts';
import { dockerNotRunning } from './checks/docker-not-running.ts';
import { pushNotProven } from './checks/push-not-proven.ts';
import { lookAtProof } from './look.ts';
import type { ProveSight } from './sight.ts';

/** Step 5: a real build and push, proven by the digest that the registry itself serves. */
export const prove: Step<ProveSight> = {
  id: 'prove',
  title: 'Does it really build and push?',
  look: lookAtProof,
  ask: () => undefined,
  checks: [credentialNotStored, contextUnreadable, dockerNotRunning, pushNotProven],
  summary({ proof, registry }) {
    if (!proof) return { subject: 'a test push', proof: '' };
    return { subject: proof.image, proof: `${proof.digest}, said ${registry}`, receipt: proof };
  },
};
