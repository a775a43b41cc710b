import { createAlias, deleteAlias, listAliases } from './iam-aliases.ts';
import { createDevice, enableDevice, listDevices } from './iam-mfa.ts';
import type { IamStore } from './iam-store.ts';
import {
  attachUserPolicy,
  deleteUserPolicy,
  detachUserPolicy,
  getUserPolicy,
  listAttachedUserPolicies,
  listGroupsForUser,
  listUserPolicies,
  putUserPolicy,
} from './iam-user-policies.ts';
import { createAccessKey, createUser, getUser, listUsers } from './iam-users.ts';
import type { Call } from './service.ts';

/** Ties an operation to the account's directory. */
export type On = <Input extends object>(
  run: (store: IamStore, input: Input, call: Call) => unknown,
) => (input: Input, call: Call) => unknown;

/** IAM's operations about users, their keys and devices, and the account's name. */
export const userOperations = (on: On) => ({
  CreateAccountAlias: on(createAlias),
  DeleteAccountAlias: on(deleteAlias),
  ListAccountAliases: on(listAliases),
  CreateUser: on(createUser),
  GetUser: on(getUser),
  ListUsers: on(listUsers),
  CreateAccessKey: on(createAccessKey),
  PutUserPolicy: on(putUserPolicy),
  GetUserPolicy: on(getUserPolicy),
  DeleteUserPolicy: on(deleteUserPolicy),
  ListUserPolicies: on(listUserPolicies),
  AttachUserPolicy: on(attachUserPolicy),
  DetachUserPolicy: on(detachUserPolicy),
  ListAttachedUserPolicies: on(listAttachedUserPolicies),
  ListGroupsForUser: on(listGroupsForUser),
  CreateVirtualMFADevice: on(createDevice),
  EnableMFADevice: on(enableDevice),
  ListMFADevices: on(listDevices),
});
