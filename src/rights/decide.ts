import { decisionBy } from '../policy/decision.ts';
import type { Caller, Decision, Permission, Reads } from '../types.ts';

/**
 * What IAM would say to the caller: by its simulation, else by the caller's own policies, and
 * `unknown` where neither can be had. Nothing is claimed of what a policy of the resource may allow.
 */
export async function decisionsFor(
  permissions: readonly Permission[],
  caller: Caller,
  reads: Reads,
): Promise<readonly Decision[]> {
  if (permissions.length === 0) return [];
  // What the account's root may do is not a matter of policies.
  if (caller.arn.endsWith(':root')) return permissions.map(() => 'allowed');
  const principal = await principalOf(caller, reads);
  if (!principal) return permissions.map(() => 'unknown');
  const asked = permissions.map(asNow);
  const simulated = await reads.simulate(principal, asked);
  const decisions = 'seen' in simulated ? simulated.seen : await decisionsByPolicies(asked, reads);
  return permissions.map(({ action }, at) => {
    const decision = decisions[at] ?? 'unknown';
    return decision === 'implicitDeny' && resourceDecides.test(action) ? 'unknown' : decision;
  });
}

/**
 * A policy of the key or the repository may allow what the caller's own policies do not
 * (IAM User Guide, Identity-based policies and resource-based policies).
 */
const resourceDecides = /^(kms|ecr):/;

/** Whether this session began with an MFA code cannot be seen, and must not speak against it. */
function asNow(permission: Permission): Permission {
  const context = { 'aws:MultiFactorAuthPresent': 'true', ...permission.context };
  return { ...permission, context };
}

/** The ARN that policies hang on; undefined for a federated user, whose session alone has some. */
async function principalOf({ arn }: Caller, reads: Reads): Promise<string | undefined> {
  if (/:iam::\d+:user\//.test(arn)) return arn;
  if (!arn.includes(':assumed-role/')) return undefined;
  // The ARN of a session leaves out the path of its role.
  const role = await reads.identity();
  return 'seen' in role ? role.seen?.arn : undefined;
}

async function decisionsByPolicies(
  permissions: readonly Permission[],
  reads: Reads,
): Promise<readonly Decision[]> {
  const read = await reads.identity();
  const identity = 'seen' in read ? read.seen : undefined;
  return permissions.map((each) => (identity ? decisionBy(identity, each) : 'unknown'));
}
