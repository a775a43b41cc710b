import type { AttachRolePolicy, CreateRole, PolicyDocument, PutRolePolicy } from '../types.ts';
import { type Block, Expression, Json, type Value } from './hcl.ts';
import type { Identify } from './identifiers.ts';
import { isNew, newRole, policiesOf } from './new-things.ts';
import type { Plan } from './plan.ts';

/** The role with its trust policy. */
export function roleBlock(change: CreateRole, identify: Identify): Block {
  const { role: name, description, trust, tags } = change;
  return {
    head: ['resource', 'aws_iam_role', identify('role', name)],
    attributes: { name, description, assume_role_policy: jsonOf(trust), tags },
  };
}

/** The inline policy of a role. */
export function policyBlock(change: PutRolePolicy, plan: Plan, identify: Identify): Block {
  const { policy: name, role, document } = change;
  return {
    head: ['resource', 'aws_iam_role_policy', identify('policy', name, role)],
    attributes: { name, role: roleName(role, plan, identify), policy: jsonOf(document) },
  };
}

/** What gives a role a managed policy. */
export function attachmentBlock(change: AttachRolePolicy, plan: Plan, identify: Identify): Block {
  const { role, arn } = change;
  const label = identify('attachment', arn.split('/').at(-1) ?? '', role);
  return {
    head: ['resource', 'aws_iam_role_policy_attachment', label],
    attributes: { role: roleName(role, plan, identify), policy_arn: arn },
  };
}

/** A role as a project names it, and the policies that it must have by then. */
export function roleOfProject(
  arn: string,
  plan: Plan,
  identify: Identify,
): { role: Value; policies: Expression[] } {
  const made = newRole(plan, arn);
  if (!made) return { role: arn, policies: [] };
  const blocks = policiesOf(plan, made.role).flatMap((change) => {
    if (change.kind === 'attach-role-policy') return [attachmentBlock(change, plan, identify)];
    return isNew(change) ? [policyBlock(change, plan, identify)] : [];
  });
  return {
    role: new Expression(`aws_iam_role.${identify('role', made.role)}.arn`),
    policies: blocks.map(({ head: [, ...labels] }) => new Expression(labels.join('.'))),
  };
}

/** A role that the configuration makes is referred to, so that it is made first. */
function roleName(name: string, plan: Plan, identify: Identify): Value {
  return newRole(plan, name) ? new Expression(`aws_iam_role.${identify('role', name)}.name`) : name;
}

function jsonOf(document: PolicyDocument): Json {
  return new Json(JSON.parse(JSON.stringify(document)) as Value);
}
