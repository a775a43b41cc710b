import type { Constraint } from './constraints.ts';
import {
  attachRolePolicy,
  deleteBoundary,
  detachRolePolicy,
  listAttachedRolePolicies,
  putBoundary,
} from './iam-attached.ts';
import { accountDetails } from './iam-details.ts';
import { deleteRolePolicy, getRolePolicy, listRolePolicies, putRolePolicy } from './iam-inline.ts';
import { iamModel } from './iam-model.ts';
import { checkNames } from './iam-names.ts';
import {
  createPolicy,
  deletePolicy,
  getPolicy,
  getPolicyVersion,
  listPolicies,
  listPolicyVersions,
} from './iam-policies.ts';
import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  updateRole,
  updateTrust,
} from './iam-roles.ts';
import { principalContextKeys, simulateCustom, simulatePrincipal } from './iam-simulate.ts';
import type { IamStore } from './iam-store.ts';
import { listRoleTags, tagRole, untagRole } from './iam-tags.ts';
import { userOperations } from './iam-user-operations.ts';
import { modelled } from './modelled.ts';
import type { Call, Operations } from './service.ts';

/** IAM's operations by their API names, on one account's directory. */
export function operationsOn(store: IamStore): Operations {
  const on =
    <Input extends object>(run: (store: IamStore, input: Input, call: Call) => unknown) =>
    (input: Input, call: Call) => {
      checkNames(input);
      return run(store, input, call);
    };
  const runs = {
    CreateRole: on(createRole),
    GetRole: on(getRole),
    UpdateRole: on(updateRole),
    UpdateAssumeRolePolicy: on(updateTrust),
    DeleteRole: on(deleteRole),
    ListRoles: on(listRoles),
    TagRole: on(tagRole),
    UntagRole: on(untagRole),
    ListRoleTags: on(listRoleTags),
    PutRolePolicy: on(putRolePolicy),
    GetRolePolicy: on(getRolePolicy),
    DeleteRolePolicy: on(deleteRolePolicy),
    ListRolePolicies: on(listRolePolicies),
    AttachRolePolicy: on(attachRolePolicy),
    DetachRolePolicy: on(detachRolePolicy),
    ListAttachedRolePolicies: on(listAttachedRolePolicies),
    PutRolePermissionsBoundary: on(putBoundary),
    DeleteRolePermissionsBoundary: on(deleteBoundary),
    CreatePolicy: on(createPolicy),
    GetPolicy: on(getPolicy),
    GetPolicyVersion: on(getPolicyVersion),
    ListPolicyVersions: on(listPolicyVersions),
    ListPolicies: on(listPolicies),
    DeletePolicy: on(deletePolicy),
    SimulatePrincipalPolicy: on(simulatePrincipal),
    SimulateCustomPolicy: on(simulateCustom),
    GetContextKeysForPrincipalPolicy: on(principalContextKeys),
    GetAccountAuthorizationDetails: on(accountDetails),
    ...userOperations(on),
  };
  return withoutEmptyLists(modelled(iamModel, runs, 'ValidationError'));
}

/** AWS Query sends a list without items as an empty text. */
function withoutEmptyLists(all: Operations): Operations {
  const models: Record<string, Constraint> = iamModel;
  const filled = (name: string, input: Record<string, unknown>) => {
    const model = models[name];
    const isList = (member: string) =>
      model?.kind === 'structure' && model.members[member]?.kind === 'list';
    return Object.fromEntries(
      Object.entries(input).filter(([member, value]) => value !== '' || !isList(member)),
    );
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, run]) => [
      name,
      (input, call) => run(filled(name, input), call),
    ]),
  );
}
