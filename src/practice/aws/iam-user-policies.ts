import type {
  AttachUserPolicyRequest,
  DeleteUserPolicyRequest,
  DetachUserPolicyRequest,
  GetUserPolicyRequest,
  ListAttachedUserPoliciesRequest,
  ListGroupsForUserRequest,
  ListUserPoliciesRequest,
  PutUserPolicyRequest,
} from '@aws-sdk/client-iam';
import { checkIdentityPolicy } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { attachablePolicy, policyOfArn } from './iam-policy-arns.ts';
import { encoded, type IamStore, noSuchEntity, userNamed } from './iam-store.ts';

/** PutUserPolicy: replaces a policy of the same name whole. */
export function putUserPolicy(store: IamStore, input: PutUserPolicyRequest) {
  const { PolicyName: name = '', PolicyDocument: document = '' } = input;
  const user = userNamed(store, input.UserName);
  checkIdentityPolicy(document);
  user.inline.set(name, document);
  return {};
}

/** GetUserPolicy. */
export function getUserPolicy(store: IamStore, input: GetUserPolicyRequest) {
  const { user, name, document } = inlinePolicy(store, input);
  return { UserName: user.name, PolicyName: name, PolicyDocument: encoded(document) };
}

/** DeleteUserPolicy. */
export function deleteUserPolicy(store: IamStore, input: DeleteUserPolicyRequest) {
  const { user, name } = inlinePolicy(store, input);
  user.inline.delete(name);
  return {};
}

/** ListUserPolicies: the names of inline policies. */
export function listUserPolicies(store: IamStore, input: ListUserPoliciesRequest) {
  return listed('PolicyNames', [...userNamed(store, input.UserName).inline.keys()].sort(), input);
}

/** AttachUserPolicy: attaching what is attached changes nothing. */
export function attachUserPolicy(store: IamStore, input: AttachUserPolicyRequest) {
  const user = userNamed(store, input.UserName);
  user.attached.add(attachablePolicy(store, input.PolicyArn).arn);
  return {};
}

/** DetachUserPolicy. */
export function detachUserPolicy(store: IamStore, input: DetachUserPolicyRequest) {
  const user = userNamed(store, input.UserName);
  const { arn } = policyOfArn(store, input.PolicyArn);
  if (!user.attached.delete(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  return {};
}

/** ListAttachedUserPolicies. */
export function listAttachedUserPolicies(store: IamStore, input: ListAttachedUserPoliciesRequest) {
  const attached = [...userNamed(store, input.UserName).attached]
    .map((arn) => policyOfArn(store, arn))
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
    .map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
  return listed('AttachedPolicies', attached, input);
}

/** ListGroupsForUser: there are no groups on the practice ground. */
export function listGroupsForUser(store: IamStore, input: ListGroupsForUserRequest) {
  userNamed(store, input.UserName);
  return listed('Groups', [], input);
}

function inlinePolicy(store: IamStore, { UserName, PolicyName: name = '' }: GetUserPolicyRequest) {
  const user = userNamed(store, UserName);
  const document = user.inline.get(name);
  if (document === undefined) {
    throw noSuchEntity(`The user policy with name ${name} cannot be found.`);
  }
  return { user, name, document };
}
