import { t } from '../../language.ts';
import type { Proof, Step } from '../../types.ts';
import { askForGround } from './ask.ts';
import { contextUnreadable } from './checks/context-unreadable.ts';
import { credentialNotStored } from './checks/credential-not-stored.ts';
import { dockerCliMissing } from './checks/docker-cli-missing.ts';
import { dockerNotRunning } from './checks/docker-not-running.ts';
import { pushNotProven } from './checks/push-not-proven.ts';
import { testBuildNotCertain } from './checks/test-build-not-certain.ts';
import { testBuildNotReady } from './checks/test-build-not-ready.ts';
import { lookAtProof } from './look.ts';
import type { ProveSight } from './sight.ts';

/** Step 5: a real build and push, proven by the digest that the registry itself serves. */
export const prove: Step<ProveSight> = {
  id: 'prove',
  title: t`Does it really build and push?`,
  look: lookAtProof,
  ask: askForGround,
  checks: [
    credentialNotStored,
    contextUnreadable,
    dockerNotRunning,
    dockerCliMissing,
    testBuildNotReady,
    testBuildNotCertain,
    pushNotProven,
  ],
  summary({ proof, registry, others = [] }) {
    if (!proof) return { subject: t`a test push`, proof: '' };
    const build = proof.build ? t`, build ${proof.build}` : '';
    const beside = others.map(elsewhere).join('');
    return {
      subject: proof.image,
      proof: t`${proof.digest}, said ${registry}${build}${beside}`,
      receipt: proof,
      ...(others.length > 0 && { beside: others }),
    };
  },
};

/** What was proven elsewhere, beside what this step proved. */
function elsewhere({ where, digest, at }: Proof): string {
  return t`; ${where} ${digest.slice(0, 19)}… at ${at.slice(0, 16)}Z`;
}
