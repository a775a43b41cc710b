import { decisionBy } from '../../policy/decision.ts';
import type { Decision, Reads, RoleFacts } from '../../types.ts';
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
  const evaluated = permissions.map((permission) => decisionBy(role, permission));
  return { judged: withDecisions(needs, evaluated), judgedBy: 'evaluation' };
}

function withDecisions(needs: readonly Need[], decisions: readonly Decision[]): Judged[] {
  return needs.map((need, index) => ({ ...need, decision: decisions[index] ?? 'unknown' }));
}
