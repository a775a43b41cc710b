import type {
  DeleteRolePolicyRequest,
  GetRolePolicyRequest,
  ListRolePoliciesRequest,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam';
import { checkIdentityPolicy, size } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { encoded, type IamStore, noSuchEntity, roleNamed } from './iam-store.ts';
import { Fault } from './service.ts';

/** All inline policies of a role together, in characters (IAM User Guide, "IAM quotas"). */
const roleQuota = 10_240;

/** PutRolePolicy: replaces a policy of the same name whole. */
export function putRolePolicy(store: IamStore, input: PutRolePolicyRequest) {
  const role = roleNamed(store, input.RoleName);
  const { PolicyName: name = '', PolicyDocument: document = '' } = input;
  checkIdentityPolicy(document);
  const after = new Map(role.inline).set(name, document);
  const total = [...after.values()].reduce((sum, each) => sum + size(each), 0);
  if (total > roleQuota) {
    const message = `Maximum policy size of ${roleQuota} bytes exceeded for role ${role.name}`;
    throw new Fault('LimitExceeded', message, 409);
  }
  role.inline = after;
  return {};
}

/** GetRolePolicy. */
export function getRolePolicy(store: IamStore, input: GetRolePolicyRequest) {
  const { role, name, document } = inlinePolicy(store, input);
  return { RoleName: role.name, PolicyName: name, PolicyDocument: encoded(document) };
}

/** DeleteRolePolicy. */
export function deleteRolePolicy(store: IamStore, input: DeleteRolePolicyRequest) {
  const { role, name } = inlinePolicy(store, input);
  role.inline.delete(name);
  return {};
}

/** ListRolePolicies: the names of inline policies. */
export function listRolePolicies(store: IamStore, input: ListRolePoliciesRequest) {
  return listed('PolicyNames', [...roleNamed(store, input.RoleName).inline.keys()].sort(), input);
}

function inlinePolicy(store: IamStore, { RoleName, PolicyName: name = '' }: GetRolePolicyRequest) {
  const role = roleNamed(store, RoleName);
  const document = role.inline.get(name);
  if (document === undefined) {
    throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
  }
  return { role, name, document };
}
