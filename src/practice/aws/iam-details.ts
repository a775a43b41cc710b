import type { GetAccountAuthorizationDetailsRequest } from '@aws-sdk/client-iam';
import { listed } from './iam-pages.ts';
import { policyOfArn } from './iam-policy-arns.ts';
import { encoded, type IamStore, type ManagedPolicy, type Role } from './iam-store.ts';
import { shownTags } from './iam-tags.ts';

type Detail = { role: object } | { policy: object };

/**
 * GetAccountAuthorizationDetails: roles with their policies, and managed policies with their
 * documents. Users and groups, which the practice ground does not keep, are none.
 */
export function accountDetails(store: IamStore, input: GetAccountAuthorizationDetailsRequest) {
  const wanted = new Set<string>(
    input.Filter ?? ['Role', 'LocalManagedPolicy', 'AWSManagedPolicy'],
  );
  const roles = wanted.has('Role') ? [...store.roles.values()] : [];
  const policies = [...store.policies.values()].filter(({ ofAws }) =>
    wanted.has(ofAws ? 'AWSManagedPolicy' : 'LocalManagedPolicy'),
  );
  const all: Detail[] = [
    ...roles.map((role) => ({ role: roleDetail(store, role) })),
    ...policies.map((policy) => ({ policy: policyDetail(policy) })),
  ];
  const { Details, ...page } = listed('Details', all, input);
  return {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: Details.flatMap((one) => ('role' in one ? [one.role] : [])),
    Policies: Details.flatMap((one) => ('policy' in one ? [one.policy] : [])),
    ...page,
  };
}

function roleDetail(store: IamStore, role: Role): object {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encoded(role.trust),
    InstanceProfileList: [],
    RolePolicyList: [...role.inline].map(([name, document]) => ({
      PolicyName: name,
      PolicyDocument: encoded(document),
    })),
    AttachedManagedPolicies: [...role.attached].map((arn) => ({
      PolicyName: policyOfArn(store, arn).name,
      PolicyArn: arn,
    })),
    ...(role.boundary !== undefined && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: role.boundary,
      },
    }),
    Tags: shownTags(role.tags),
    RoleLastUsed: {},
  };
}

function policyDetail(policy: ManagedPolicy): object {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.version,
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.updated,
    PolicyVersionList: [
      {
        Document: encoded(policy.document),
        VersionId: policy.version,
        IsDefaultVersion: true,
        CreateDate: policy.updated,
      },
    ],
  };
}
