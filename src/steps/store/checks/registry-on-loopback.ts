import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';

/** CodeBuild can reach the registry. */
export const registryOnLoopback: Check<StoreSight> = {
  id: 'registry-on-loopback',
  title: t`CodeBuild can reach the registry`,
  find({ outOfReach, registry }) {
    if (!outOfReach) return [];
    return [
      {
        check: 'registry-on-loopback',
        step: 'store',
        severity: 'warning',
        what: t`${registry} is an address of this machine`,
        why: t`a build in CodeBuild runs on another machine and cannot reach it`,
        where: { registry },
        remedy: {
          kind: 'advice',
          text: t`name a registry that CodeBuild can reach with --registry`,
        },
      },
    ];
  },
};
