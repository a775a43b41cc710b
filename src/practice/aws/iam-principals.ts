import { parsePolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/policy.ts';
import { policyOfArn } from './iam-policy-arns.ts';
import { type IamStore, noSuchEntity, type Role, roleOfArn, type User } from './iam-store.ts';
import { type Call, Fault } from './service.ts';

/** A policy and where it comes from, as a simulation names it. */
export interface SourcedPolicy {
  id: string;
  type: 'role' | 'user' | 'aws-managed' | 'user-managed' | 'none';
  policy: Policy;
}

/** The policies that decide what someone may do. */
export interface Carried {
  identity: SourcedPolicy[];
  boundary?: SourcedPolicy;
}

/**
 * The policies of a role, of a user, or of the caller, who else is the account's administrator.
 * @throws Fault NoSuchEntity for anyone else, InvalidInput for what is neither user nor role
 */
export function carriedBy(store: IamStore, arn: string, call: Call): Carried {
  const role = roleOfArn(store, arn);
  if (role) return carriedByRole(store, role);
  const user = [...store.users.values()].find((each) => each.arn === arn);
  if (user) return { identity: carriedByUser(store, user) };
  if (arn === call.caller) {
    const administrator = `arn:${call.partition}:iam::aws:policy/AdministratorAccess`;
    return { identity: [managed(store, administrator)] };
  }
  const entity = /^arn:[^:]+:iam::\d{12}:(user|role|group)\/(?:.*\/)?([^/]+)$/.exec(arn);
  if (!entity) throw new Fault('InvalidInput', `Invalid Entity Arn: ${arn}`);
  throw noSuchEntity(`The ${entity[1]} with name ${entity[2]} cannot be found.`);
}

/** The policies of who calls: a user that was made, or a session of a role; none for the administrator. */
export function carriedByCaller(store: IamStore, arn: string): Carried | undefined {
  const user = [...store.users.values()].find((each) => each.arn === arn);
  if (user) return { identity: carriedByUser(store, user) };
  const session = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  const role = session && store.roles.get(session.toLowerCase());
  return role ? carriedByRole(store, role) : undefined;
}

/** The policies of a role: inline, attached, and its permissions boundary. */
export function carriedByRole(store: IamStore, role: Role): Carried {
  const inline = [...role.inline].map(
    ([name, document]): SourcedPolicy => ({
      id: `role_${role.name}_${name}`,
      type: 'role',
      policy: parsePolicy(document),
    }),
  );
  return {
    identity: [...inline, ...[...role.attached].map((arn) => managed(store, arn))],
    ...(role.boundary !== undefined && { boundary: managed(store, role.boundary) }),
  };
}

function carriedByUser(store: IamStore, user: User): SourcedPolicy[] {
  const inline = [...user.inline].map(
    ([name, document]): SourcedPolicy => ({
      id: `user_${user.name}_${name}`,
      type: 'user',
      policy: parsePolicy(document),
    }),
  );
  return [...inline, ...[...user.attached].map((arn) => managed(store, arn))];
}

function managed(store: IamStore, arn: string): SourcedPolicy {
  const { name, ofAws, document } = policyOfArn(store, arn);
  return { id: name, type: ofAws ? 'aws-managed' : 'user-managed', policy: parsePolicy(document) };
}
