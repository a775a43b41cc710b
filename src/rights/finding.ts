import { sayBriefly } from '../changes/verbs.ts';
import { t } from '../language.ts';
import type { Caller, Finding, StepId } from '../types.ts';
import { deniedIn, type Lacking } from './lacking.ts';
import type { Right } from './rights.ts';

/** What is found where the caller may not do all of a plan; `of` is how many changes the plan has. */
export function lackingFinding(
  lacking: readonly Lacking[],
  { arn }: Caller,
  { step, of }: { step: StepId; of: number },
): Finding {
  const denied = deniedIn(lacking);
  const blocks = denied.length > 0;
  return {
    check: onlyPasses(lacking) ? 'passrole-passconnection-denied' : 'caller-lacks-right',
    step,
    severity: blocks ? 'error' : 'warning',
    what: blocks
      ? t`${arn} may not make ${denied.length} of the ${of} changes: ${denied.map(sayBriefly).join('; ')}`
      : t`${arn} may not do all that helps: ${lacking.map(({ right }) => right.action).join(', ')}`,
    why: t`IAM denies ${lacking.map(words).join('; ')}`,
    where: { arn },
    remedy: {
      kind: 'advice',
      text: t`hand these to an administrator: --request FILE writes the request, --wait waits until it is done, --hand-over rest makes the other changes`,
    },
  };
}

/** What is found where it cannot be told whether the caller may do all of a plan. */
export function unclearFinding(unclear: readonly Right[], { arn }: Caller, step: StepId): Finding {
  return {
    check: 'caller-rights-unknown',
    step,
    severity: 'unknown',
    what: t`it cannot be told beforehand whether ${arn} may make all changes`,
    why: t`IAM says nothing of ${[...new Set(unclear.map(({ action }) => action))].join(', ')}`,
    where: { arn },
    remedy: {
      kind: 'advice',
      text: t`let it be seen by iam:SimulatePrincipalPolicy on yourself, or make the changes: what is refused is said then`,
    },
  };
}

/** The lines of it: each right, and what needs it. */
export function lackingLines(lacking: readonly Lacking[]): string[] {
  return lacking.map((each) => t`${words(each)}, for ${each.changes.map(sayBriefly).join('; ')}`);
}

const onlyPasses = (lacking: readonly Lacking[]): boolean =>
  lacking.every(({ right }) => right.action === 'iam:PassRole');

function words({ right: { action, resource }, decision }: Lacking): string {
  switch (decision) {
    case 'explicitDeny':
      return t`${action} on ${resource} (a policy forbids it)`;
    case 'boundaryDeny':
      return t`${action} on ${resource} (the permissions boundary leaves no room for it)`;
    case 'organizationDeny':
      return t`${action} on ${resource} (a policy of the organization forbids it)`;
    default:
      return t`${action} on ${resource}`;
  }
}
