import { t } from '../../language.ts';
import type { Finding, Permission, RoleFacts } from '../../types.ts';
import { openParameters } from './changes.ts';
import { allows } from './role-policies.ts';
import type { Judged, WireSight } from './sight.ts';

/** The parameters that no policy of the role opens to `ssm:GetParameters`. */
function deniedParameters({ judged }: WireSight): Judged[] {
  return judged.filter(
    ({ group, decision }) => group === 'parameters' && decision === 'implicitDeny',
  );
}

/**
 * The parameters that the role is denied though a policy of its own means them: it allows `nearly`
 * what is needed.
 */
export function meantInVain(
  sight: WireSight,
  nearly: (permission: Permission, role: RoleFacts) => readonly Permission[],
): Judged[] {
  const role = 'seen' in sight.role ? sight.role.seen : undefined;
  if (!role) return [];
  return deniedParameters(sight).filter(({ permission }) =>
    nearly(permission, role).some((one) => allows(role, one)),
  );
}

/** The words of a policy that nearly allows what is needed. */
interface NearlyWords {
  check: string;
  what: string;
  why: string;
}

/** The finding for such a policy, mended by the exact one beside it. */
export function nearlyAllowed(sight: WireSight, { check, what, why }: NearlyWords): Finding {
  return {
    check,
    step: 'wire',
    severity: 'error',
    what,
    why,
    where: { arn: sight.roleArn },
    remedy: {
      kind: 'change',
      text: t`let it read exactly these, by their right names`,
      changes: openParameters(sight),
    },
  };
}
