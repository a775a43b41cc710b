import type {
  AttachRolePolicyRequest,
  DeleteRolePermissionsBoundaryRequest,
  DetachRolePolicyRequest,
  ListAttachedRolePoliciesRequest,
  PutRolePermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { quota } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { attachablePolicy, boundaryPolicy, policyOfArn } from './iam-policy-arns.ts';
import { type IamStore, noSuchEntity, roleNamed } from './iam-store.ts';

/** Managed policies that one role may carry (IAM User Guide, "IAM quotas"). */
const perRole = 10;

/** AttachRolePolicy: attaching what is attached changes nothing. */
export function attachRolePolicy(store: IamStore, input: AttachRolePolicyRequest) {
  const role = roleNamed(store, input.RoleName);
  const { arn } = attachablePolicy(store, input.PolicyArn);
  if (!role.attached.has(arn) && role.attached.size >= perRole) {
    throw quota(`PoliciesPerRole: ${perRole}`);
  }
  role.attached.add(arn);
  return {};
}

/** DetachRolePolicy. */
export function detachRolePolicy(store: IamStore, input: DetachRolePolicyRequest) {
  const role = roleNamed(store, input.RoleName);
  const { arn } = policyOfArn(store, input.PolicyArn);
  if (!role.attached.delete(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  return {};
}

/** ListAttachedRolePolicies. */
export function listAttachedRolePolicies(store: IamStore, input: ListAttachedRolePoliciesRequest) {
  const attached = [...roleNamed(store, input.RoleName).attached]
    .map((arn) => policyOfArn(store, arn))
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
    .map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
  return listed('AttachedPolicies', attached, input);
}

/** PutRolePermissionsBoundary: a role has one at most, the new one replaces it. */
export function putBoundary(store: IamStore, input: PutRolePermissionsBoundaryRequest) {
  const role = roleNamed(store, input.RoleName);
  role.boundary = boundaryPolicy(store, input.PermissionsBoundary).arn;
  return {};
}

/** DeleteRolePermissionsBoundary. */
export function deleteBoundary(store: IamStore, input: DeleteRolePermissionsBoundaryRequest) {
  const role = roleNamed(store, input.RoleName);
  if (role.boundary === undefined) {
    throw noSuchEntity(`Permissions boundary of role ${role.name} cannot be found.`);
  }
  role.boundary = undefined;
  return {};
}
