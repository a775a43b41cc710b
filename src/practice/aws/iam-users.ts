import type { GetUserRequest, ListUsersRequest } from '@aws-sdk/client-iam';
import { listed } from './iam-pages.ts';
import { type IamStore, noSuchEntity } from './iam-store.ts';
import { type Call, Fault } from './service.ts';

/** GetUser: there is one user, the caller. */
export function getUser(store: IamStore, { UserName }: GetUserRequest, call: Call) {
  const user = caller(store, call);
  if (UserName === undefined && !user) {
    const message = 'Must specify userName when calling with non-User credentials';
    throw new Fault('ValidationError', message);
  }
  if (!user || (UserName ?? user.UserName) !== user.UserName) {
    throw noSuchEntity(`The user with name ${UserName} cannot be found.`);
  }
  return { User: user };
}

/** ListUsers: the caller, where it is a user. */
export function listUsers(store: IamStore, input: ListUsersRequest, call: Call) {
  const user = caller(store, call);
  const users = user?.Path.startsWith(input.PathPrefix ?? '/') ? [user] : [];
  return listed('Users', users, input);
}

function caller(store: IamStore, { caller }: Call) {
  const [, path = '/', name] = /:user(\/|\/.+\/)([^/]+)$/.exec(caller) ?? [];
  if (name === undefined) return undefined;
  return {
    Path: path,
    UserName: name,
    UserId: 'AIDAPRACTICEGROUNDUSE',
    Arn: caller,
    CreateDate: store.started,
  };
}
