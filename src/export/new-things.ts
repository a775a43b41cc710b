import type {
  AttachRolePolicy,
  Change,
  CreateRole,
  PutParameter,
  PutRolePolicy,
} from '../types.ts';
import type { Plan } from './plan.ts';

/** True for a parameter or a policy that does not exist yet: templates make new things only. */
export function isNew({ replaces }: PutParameter | PutRolePolicy): boolean {
  return replaces === undefined;
}

/** The role of that name, or of that ARN, where the plan makes it. */
export function newRole({ changes }: Plan, nameOrArn: string): CreateRole | undefined {
  const name = nameOrArn.split('/').at(-1);
  return changes
    .map(({ change }) => change)
    .find((change): change is CreateRole => change.kind === 'create-role' && change.role === name);
}

/** The policies that the plan gives a role. */
export function policiesOf({ changes }: Plan, role: string): (PutRolePolicy | AttachRolePolicy)[] {
  return changes
    .map(({ change }) => change)
    .filter((change) => isPolicy(change))
    .filter((change) => change.role === role);
}

function isPolicy(change: Change): change is PutRolePolicy | AttachRolePolicy {
  return change.kind === 'put-role-policy' || change.kind === 'attach-role-policy';
}
