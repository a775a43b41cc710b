import type {
  CreateRoleRequest,
  DeleteRoleRequest,
  GetRoleRequest,
  ListRolesRequest,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
} from '@aws-sdk/client-iam';
import { checkTrustPolicy } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { boundaryPolicy } from './iam-policy-arns.ts';
import { encoded, type IamStore, type Role, roleNamed, uniqueId } from './iam-store.ts';
import { shownTags, withTags } from './iam-tags.ts';
import { type Call, Fault } from './service.ts';

/** CreateRole. */
export function createRole(store: IamStore, input: CreateRoleRequest, call: Call) {
  const { RoleName: name = '', Path: path = '/', AssumeRolePolicyDocument: trust = '' } = input;
  checkTrustPolicy(trust);
  if (store.roles.has(name.toLowerCase())) {
    throw new Fault('EntityAlreadyExists', `Role with name ${name} already exists.`, 409);
  }
  const role: Role = {
    name,
    path,
    id: uniqueId('AROA'),
    arn: `arn:${call.partition}:iam::${call.account}:role${path}${name}`,
    created: store.now(),
    trust,
    description: input.Description,
    maxSession: sessionLength(input.MaxSessionDuration) ?? 3600,
    boundary: input.PermissionsBoundary && boundaryPolicy(store, input.PermissionsBoundary).arn,
    tags: withTags(new Map(), input.Tags),
    inline: new Map(),
    attached: new Set(),
  };
  store.roles.set(name.toLowerCase(), role);
  return { Role: whole(role) };
}

/** GetRole. */
export function getRole(store: IamStore, { RoleName }: GetRoleRequest) {
  return { Role: whole(roleNamed(store, RoleName)) };
}

/** ListRoles: without boundary and tags, as AWS does. */
export function listRoles(store: IamStore, input: ListRolesRequest) {
  const roles = [...store.roles.values()]
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return listed('Roles', roles.map(outline), input);
}

/** UpdateRole. */
export function updateRole(store: IamStore, input: UpdateRoleRequest) {
  const role = roleNamed(store, input.RoleName);
  role.maxSession = sessionLength(input.MaxSessionDuration) ?? role.maxSession;
  role.description = input.Description ?? role.description;
  return {};
}

/** UpdateAssumeRolePolicy. */
export function updateTrust(store: IamStore, input: UpdateAssumeRolePolicyRequest) {
  const role = roleNamed(store, input.RoleName);
  const trust = input.PolicyDocument ?? '';
  checkTrustPolicy(trust);
  role.trust = trust;
  return {};
}

/** DeleteRole: refused while policies hang on the role. */
export function deleteRole(store: IamStore, { RoleName }: DeleteRoleRequest) {
  const role = roleNamed(store, RoleName);
  const conflict = (first: string) =>
    new Fault('DeleteConflict', `Cannot delete entity, must ${first} policies first.`, 409);
  if (role.attached.size > 0) throw conflict('detach all');
  if (role.inline.size > 0) throw conflict('delete');
  store.roles.delete(role.name.toLowerCase());
  return {};
}

/** Seconds between an hour and twelve. */
function sessionLength(asked: number | string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  const seconds = Number(asked);
  if (seconds >= 3600 && seconds <= 43200) return seconds;
  const bound = seconds < 3600 ? 'greater than or equal to 3600' : 'less than or equal to 43200';
  throw new Fault(
    'ValidationError',
    `1 validation error detected: Value '${asked}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

const outline = (role: Role) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: role.created,
  AssumeRolePolicyDocument: encoded(role.trust),
  ...(role.description !== undefined && { Description: role.description }),
  MaxSessionDuration: role.maxSession,
});

const whole = (role: Role) => ({
  ...outline(role),
  ...(role.boundary !== undefined && {
    PermissionsBoundary: {
      PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
      PermissionsBoundaryArn: role.boundary,
    },
  }),
  ...(role.tags.size > 0 && { Tags: shownTags(role.tags) }),
  RoleLastUsed: {},
});
