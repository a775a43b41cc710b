import { evaluate } from '../../policy/evaluate.ts';
import { PolicySyntax, parsePolicy } from '../../policy/parse.ts';
import type { Decision, Permission, Reads, RoleFacts } from '../../types.ts';
import { policiesOf } from './role-policies.ts';
import type { Judged, Need, WireSight } from './sight.ts';

/**
 * Asks IAM what the role may do, and where IAM does not say (the simulation is refused or missing)
 * evaluates the role's own policies, its boundary included.
 */
export async function judge(
  role: RoleFacts,
  needs: readonly Need[],
  reads: Reads,
): Promise<Pick<WireSight, 'judged' | 'judgedBy'>> {
  const permissions = needs.map(({ permission }) => permission);
  const simulated = await reads.simulate(role.arn, permissions);
  if ('seen' in simulated) {
    return { judged: withDecisions(needs, simulated.seen), judgedBy: 'simulation' };
  }
  const evaluated = permissions.map((permission) => evaluatedDecision(role, permission));
  return { judged: withDecisions(needs, evaluated), judgedBy: 'evaluation' };
}

function withDecisions(needs: readonly Need[], decisions: readonly Decision[]): Judged[] {
  return needs.map((need, index) => ({ ...need, decision: decisions[index] ?? 'unknown' }));
}

/** What the role's own policies decide; a document that cannot be read decides nothing. */
function evaluatedDecision(role: RoleFacts, permission: Permission): Decision {
  try {
    const boundary = role.boundary && parsePolicy(role.boundary.document);
    const { action, resource, context } = permission;
    const request = { action, resource, principal: role.arn, ...(context && { context }) };
    const verdict = evaluate(request, {
      identity: policiesOf(role),
      ...(boundary && { boundary }),
    });
    // An allow that waits for a key which only a real request carries is neither yes nor no.
    if (verdict.decision !== 'implicitDeny') return verdict.decision;
    if (verdict.missingContext.length > 0) return 'unknown';
    return verdict.boundary === 'implicitDeny' ? 'boundaryDeny' : 'implicitDeny';
  } catch (error) {
    if (error instanceof PolicySyntax) return 'unknown';
    throw error;
  }
}
