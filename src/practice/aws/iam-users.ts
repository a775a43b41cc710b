import { randomBytes } from 'node:crypto';
import type {
  CreateAccessKeyRequest,
  CreateUserRequest,
  GetUserRequest,
  ListUsersRequest,
} from '@aws-sdk/client-iam';
import { listed } from './iam-pages.ts';
import { type IamStore, type User, uniqueId, userNamed } from './iam-store.ts';
import { type Call, Fault } from './service.ts';

/** CreateUser: one who may do nothing yet. */
export function createUser(store: IamStore, input: CreateUserRequest, call: Call) {
  const { UserName: name = '', Path: path = '/' } = input;
  if (store.users.has(name.toLowerCase()) || callerAsUser(store, call)?.UserName === name) {
    const message = `User with name ${name} already exists.`;
    throw new Fault('EntityAlreadyExists', message, 409);
  }
  const user: User = {
    ...{ name, path, id: uniqueId('AIDA') },
    arn: `arn:${call.partition}:iam::${call.account}:user${path}${name}`,
    created: store.now(),
    inline: new Map(),
    attached: new Set(),
  };
  store.users.set(name.toLowerCase(), user);
  return { User: shown(user) };
}

/** CreateAccessKey: keys with which the user calls from now on. */
export function createAccessKey(store: IamStore, { UserName }: CreateAccessKeyRequest) {
  const user = userNamed(store, UserName);
  const AccessKeyId = uniqueId('AKIA');
  store.sessions.set(AccessKeyId, user.arn);
  return {
    AccessKey: {
      UserName: user.name,
      AccessKeyId,
      Status: 'Active',
      SecretAccessKey: randomBytes(30).toString('base64'),
      CreateDate: store.now(),
    },
  };
}

/** GetUser: a user by its name, or the caller. */
export function getUser(store: IamStore, { UserName }: GetUserRequest, call: Call) {
  const caller = callerAsUser(store, call);
  if (UserName === undefined && !caller) {
    const message = 'Must specify userName when calling with non-User credentials';
    throw new Fault('ValidationError', message);
  }
  if (UserName === undefined || caller?.UserName === UserName) return { User: caller };
  return { User: shown(userNamed(store, UserName)) };
}

/** ListUsers: all that were made, and the caller where it is a user. */
export function listUsers(store: IamStore, input: ListUsersRequest, call: Call) {
  const made = [...store.users.values()].map(shown);
  const caller = callerAsUser(store, call);
  const others = caller && !made.some(({ Arn }) => Arn === caller.Arn) ? [caller] : [];
  const users = [...others, ...made].filter(({ Path }) => Path.startsWith(input.PathPrefix ?? '/'));
  return listed('Users', users, input);
}

const shown = ({ path, name, id, arn, created }: User) => ({
  Path: path,
  UserName: name,
  UserId: id,
  Arn: arn,
  CreateDate: created,
});

/** The administrator is a user too, whom nobody made. */
function callerAsUser(store: IamStore, { caller }: Call) {
  const [, path = '/', name] = /:user(\/|\/.+\/)([^/]+)$/.exec(caller) ?? [];
  if (name === undefined) return undefined;
  const id = store.users.get(name.toLowerCase())?.id ?? 'AIDAPRACTICEGROUNDUSE';
  return shown({
    ...{ name, path, id, arn: caller, created: store.started },
    inline: new Map(),
    attached: new Set(),
  });
}
