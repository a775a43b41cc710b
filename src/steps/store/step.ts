import { t } from '../../language.ts';
import type { Step } from '../../types.ts';
import { askPassword } from './ask.ts';
import { badCredentials } from './checks/dockerhub-bad-credentials.ts';
import { tokenScope } from './checks/dockerhub-token-scope.ts';
import { maskedValueHidesCause } from './checks/masked-value-hides-cause.ts';
import { parameterKeyDiffers } from './checks/parameter-key-differs.ts';
import { parameterValueDiffers } from './checks/parameter-value-differs.ts';
import { parametersUnreadable } from './checks/parameters-unreadable.ts';
import { registryNotAnswering } from './checks/registry-not-answering.ts';
import { registryOnLoopback } from './checks/registry-on-loopback.ts';
import { nameNearMiss } from './checks/ssm-name-near-miss.ts';
import { parameterMissing } from './checks/ssm-parameter-missing.ts';
import { secretAsPlainString } from './checks/ssm-secret-as-plain-string.ts';
import { valueTrailingNewline } from './checks/ssm-value-trailing-newline.ts';
import { ssmWrongRegion } from './checks/ssm-wrong-region.ts';
import { storedAddressNotBare } from './checks/stored-address-not-bare.ts';
import { lookAtStore } from './look.ts';
import type { StoreSight } from './sight.ts';

/** Step 2: the address, user name and password in Parameter Store, proven by the registry itself. */
export const store: Step<StoreSight> = {
  id: 'store',
  title: t`Are the registry’s address, user name and password in Parameter Store?`,
  look: lookAtStore,
  ask: askPassword,
  checks: [
    parametersUnreadable,
    badCredentials,
    tokenScope,
    registryNotAnswering,
    ssmWrongRegion,
    nameNearMiss,
    parameterMissing,
    valueTrailingNewline,
    storedAddressNotBare,
    parameterValueDiffers,
    parameterKeyDiffers,
    secretAsPlainString,
    registryOnLoopback,
    maskedValueHidesCause,
  ],
  summary({ nothingToStore, username, repository, registry }) {
    if (nothingToStore)
      return { subject: t`nothing to store`, proof: t`the role logs in to ECR itself` };
    return {
      subject: t`3 parameters`,
      proof: t`${username} may push to ${repository}, said ${registry}`,
    };
  },
};
