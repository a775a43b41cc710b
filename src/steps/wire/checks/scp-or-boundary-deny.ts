import { t } from '../../../language.ts';
import type { Check, Decision, Finding } from '../../../types.ts';
import type { Judged, NeedGroup, WireSight } from '../sight.ts';

/** What the role is kept from, by what it needs. */
const acts: Record<NeedGroup, string> = {
  parameters: t`reading the parameters`,
  key: t`decrypting the parameters`,
  log: t`writing the build’s log`,
  source: t`reading the source`,
  connection: t`using the connection to the source`,
  network: t`reaching its network`,
  'network-permission': t`giving CodeBuild its network interface`,
  'ecr-login': t`logging in to ECR`,
  'ecr-push': t`pushing to the repository`,
  'image-pull': t`pulling the build image`,
  'image-secret': t`reading the secret of the build image’s registry`,
};

interface Blocker {
  decision: Decision;
  who: string;
  why: string;
  remedy: string;
}

/** Who can forbid what the role's own policies allow. Source: IAM User Guide, Policy evaluation logic. */
const blockers: readonly Blocker[] = [
  {
    decision: 'explicitDeny',
    who: t`a policy that denies it outright`,
    why: t`a deny wins over every allow, in a policy of the role, its boundary or the organization`,
    remedy: t`have the administrator who wrote the deny make room for it`,
  },
  {
    decision: 'boundaryDeny',
    who: t`its permissions boundary`,
    why: t`a boundary is the most that a role may do, and no policy of the role adds to it`,
    remedy: t`have the administrator who set the boundary widen it, or name another --role`,
  },
  {
    decision: 'organizationDeny',
    who: t`a policy of the organization`,
    why: t`a service control policy is the most that any role of the account may do`,
    remedy: t`ask who keeps the organization’s policies: nobody in this account can change them`,
  },
];

/** Nothing above the role's own policies forbids what the build needs. */
export const scpOrBoundaryDeny: Check<WireSight> = {
  id: 'scp-or-boundary-deny',
  title: t`nothing above the role’s policies forbids what the build needs`,
  find: (sight) => blockers.flatMap((blocker) => blockedBy(blocker, sight)),
};

/** One finding for each kind of need that it forbids. */
function blockedBy({ decision, who, why, remedy }: Blocker, sight: WireSight): Finding[] {
  const blocked = sight.judged.filter((one) => one.decision === decision);
  return [...new Set(blocked.map(({ group }) => group))].map((group) => ({
    check: 'scp-or-boundary-deny',
    step: 'wire',
    severity: 'error',
    what: t`the role ${sight.roleName} is kept from ${acts[group]} by ${who}: ${actionsOf(blocked, group)}`,
    why,
    where: { arn: boundaryOf(sight, decision) ?? sight.roleArn },
    remedy: { kind: 'advice', text: remedy },
  }));
}

function actionsOf(blocked: readonly Judged[], group: NeedGroup): string {
  const needs = blocked.filter((one) => one.group === group);
  return [...new Set(needs.map(({ permission }) => permission.action))].join(', ');
}

function boundaryOf({ role }: WireSight, decision: Decision): string | undefined {
  return decision === 'boundaryDeny' && 'seen' in role ? role.seen?.boundary?.arn : undefined;
}
