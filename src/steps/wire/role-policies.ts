import { evaluate } from '../../policy/evaluate.ts';
import { PolicySyntax, parsePolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Permission, RoleFacts } from '../../types.ts';

/**
 * The policies of a role, without its boundary.
 * @throws PolicySyntax for a document that is no policy
 */
function policiesOf({ inline, attached }: RoleFacts): Policy[] {
  return [...inline, ...attached].map(({ document }) => parsePolicy(document));
}

/** True where the role's own policies allow it; false also where they cannot be read. */
export function allows(role: RoleFacts, { action, resource }: Permission): boolean {
  try {
    const verdict = evaluate({ action, resource }, { identity: policiesOf(role) });
    return verdict.decision === 'allowed';
  } catch (error) {
    if (error instanceof PolicySyntax) return false;
    throw error;
  }
}
