import type { ContextEntry, EvaluationResult, IAMClient } from '@aws-sdk/client-iam';
import type { Decision, Permission } from '../../types.ts';

/**
 * Asks IAM for the decision on each permission, in order. Permissions of one service with the same
 * context go in one request, in which each action is evaluated for each resource; `together` puts
 * all services in it.
 * Source: IAM API Reference, SimulatePrincipalPolicy.
 */
export async function simulateAll(
  client: IAMClient,
  roleArn: string,
  permissions: readonly Permission[],
  together = false,
): Promise<Decision[]> {
  const decisions = new Map<string, Decision>();
  for (const batch of batches(permissions, together)) {
    for (const result of await simulate(client, roleArn, batch)) {
      for (const [resource, decision] of decisionsIn(result)) {
        decisions.set(keyOf(result.EvalActionName ?? '', resource, batch[0]?.context), decision);
      }
    }
  }
  return permissions.map(
    ({ action, resource, context }) => decisions.get(keyOf(action, resource, context)) ?? 'unknown',
  );
}

function keyOf(action: string, resource: string, context: Permission['context']): string {
  return JSON.stringify([action, resource, context ?? {}]);
}

function batches(permissions: readonly Permission[], together: boolean): Permission[][] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const { action, resource, context } = permission;
    const [service = ''] = together ? [] : action.split(':');
    const key = keyOf(service, resource === '*' ? resource : '', context);
    groups.set(key, [...(groups.get(key) ?? []), permission]);
  }
  return [...groups.values()];
}

async function simulate(
  client: IAMClient,
  roleArn: string,
  batch: readonly Permission[],
): Promise<EvaluationResult[]> {
  const { paginateSimulatePrincipalPolicy } = await import('@aws-sdk/client-iam');
  const ContextEntries: ContextEntry[] = Object.entries(batch[0]?.context ?? {}).map(
    ([name, value]) => ({
      ContextKeyName: name,
      ContextKeyType: value === 'true' || value === 'false' ? 'boolean' : 'string',
      ContextKeyValues: [value],
    }),
  );
  const input = {
    PolicySourceArn: roleArn,
    ActionNames: [...new Set(batch.map(({ action }) => action))],
    ResourceArns: [...new Set(batch.map(({ resource }) => resource))],
    ...(ContextEntries.length > 0 && { ContextEntries }),
  };
  const results: EvaluationResult[] = [];
  for await (const page of paginateSimulatePrincipalPolicy({ client }, input)) {
    results.push(...(page.EvaluationResults ?? []));
  }
  return results;
}

/** IAM answers for several resources either one by one or beneath one result. */
function decisionsIn(result: EvaluationResult): [string, Decision][] {
  const specific = result.ResourceSpecificResults ?? [];
  const organization = result.OrganizationsDecisionDetail?.AllowedByOrganizations;
  if (specific.length > 0) {
    return specific.map((one) => [
      one.EvalResourceName ?? '',
      decisionOf({
        text: one.EvalResourceDecision,
        missing: one.MissingContextValues,
        boundary: one.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
        organization,
      }),
    ]);
  }
  return [
    [
      result.EvalResourceName ?? '*',
      decisionOf({
        text: result.EvalDecision,
        missing: result.MissingContextValues,
        boundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
        organization,
      }),
    ],
  ];
}

/** One answer of the simulation, and what else it was weighed by where there is such a thing. */
interface Answer {
  text: string | undefined;
  missing: readonly string[] | undefined;
  /** Whether the permissions boundary allows it; absent without one. */
  boundary: boolean | undefined;
  /** Whether the organization's policies allow it; absent without an organization. */
  organization: boolean | undefined;
}

/** What waits for a key which only a real request carries is neither yes nor no. */
function decisionOf({ text, missing = [], boundary, organization }: Answer): Decision {
  if (text !== 'allowed' && missing.length > 0) return 'unknown';
  if (text === 'implicitDeny' && organization === false) return 'organizationDeny';
  if (text === 'implicitDeny' && boundary === false) return 'boundaryDeny';
  return text === 'allowed' || text === 'explicitDeny' || text === 'implicitDeny'
    ? text
    : 'unknown';
}
