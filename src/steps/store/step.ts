import type { Step } from '../../types.ts';
import { askPassword } from './ask.ts';
import { badCredentials } from './checks/dockerhub-bad-credentials.ts';
import { tokenScope } from './checks/dockerhub-token-scope.ts';
import { parameterValueDiffers } from './checks/parameter-value-differs.ts';
import { parametersUnreadable } from './checks/parameters-unreadable.ts';
import { secretAsPlainString } from './checks/ssm-secret-as-plain-string.ts';
import { registryNotAnswering } from './checks/registry-not-answering.ts';
import { registryOnLoopback } from './checks/registry-on-loopback.ts';
import { parameterMissing } from './checks/ssm-parameter-missing.ts';
import { lookAtStore } from './look.ts';
import type { StoreSight } from './sight.ts';

/** Step 2: the address, user name and password in Parameter Store, proven by the registry itself. */
export const store: Step<StoreSight> = {
  id: 'store',
  title: 'Are the registry’s address, user name and password in Parameter Store?',
  look: lookAtStore,
  ask: askPassword,
  checks: [
    parametersUnreadable,
    badCredentials,
    tokenScope,
    registryNotAnswering,
    parameterMissing,
    parameterValueDiffers,
    secretAsPlainString,
    registryOnLoopback,
  ],
  summary({ nothingToStore, username, repository, registry }) {
    if (nothingToStore)
      return { subject: 'nothing to store', proof: 'the role logs in to ECR itself' };
    return {
      subject: '3 parameters',
      proof: `${username} may push to ${repository}, said ${registry}`,
    };
  },
};
