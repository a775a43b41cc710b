import type { Decision, IdentityFacts, Permission } from '../types.ts';
import { evaluate } from './evaluate.ts';
import { PolicySyntax, parsePolicy } from './parse.ts';

/**
 * What the policies of a role or a user decide, the boundary included; a document that cannot be
 * read decides nothing.
 */
export function decisionBy(identity: IdentityFacts, permission: Permission): Decision {
  try {
    const { inline, attached, boundary } = identity;
    const { action, resource, context } = permission;
    const request = { action, resource, principal: identity.arn, ...(context && { context }) };
    const verdict = evaluate(request, {
      identity: [...inline, ...attached].map(({ document }) => parsePolicy(document)),
      ...(boundary && { boundary: parsePolicy(boundary.document) }),
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
