import { type Constraint, list, oneOf, structure, text } from './constraints.ts';
import { iamUserModel } from './iam-user-model.ts';

// Scalars travel as text in AWS Query. The characters of names are looked at apart, because IAM
// has words of its own for them.
const role = text({ min: 1, max: 64 });
const policyName = text({ min: 1, max: 128 });
const arn = text({ min: 20, max: 2048 });
const document = text({
  min: 1,
  max: 131072,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
});
const path = text({ min: 1, max: 512, pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)' });
const prefix = text({ min: 1, max: 512, pattern: '\\u002F[\\u0021-\\u007F]*' });
const description = text({
  max: 1000,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
});
const tagKey = text({ min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+' });
const tagValue = text({ max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' });
const tags = list(structure(['Key', 'Value'], { Key: tagKey, Value: tagValue }), { max: 50 });
const seconds = text({ pattern: '[0-9]+' });
const paged = {
  MaxItems: text({ pattern: '[1-9][0-9]{0,2}|1000' }),
  Marker: text({ min: 1, max: 320 }),
};
const onRole = structure(['RoleName'], { RoleName: role, ...paged });
const inline = structure(['RoleName', 'PolicyName'], { RoleName: role, PolicyName: policyName });
const attachment = structure(['RoleName', 'PolicyArn'], { RoleName: role, PolicyArn: arn });
const onPolicy = structure(['PolicyArn'], { PolicyArn: arn, ...paged });
const simulated = {
  PolicyInputList: list(document),
  PermissionsBoundaryPolicyInputList: list(document, { max: 1 }),
  ActionNames: list(text({ min: 3, max: 128 })),
  ResourceArns: list(text({ min: 1, max: 2048 })),
  ContextEntries: list(
    structure([], {
      ContextKeyName: text({ min: 5, max: 256 }),
      ContextKeyValues: list(text()),
    }),
  ),
  ...paged,
};

/** What the members of IAM's requests may hold, from the service's API model (2010-05-08). */
export const iamModel = {
  CreateRole: structure(['RoleName', 'AssumeRolePolicyDocument'], {
    RoleName: role,
    Path: path,
    AssumeRolePolicyDocument: document,
    Description: description,
    MaxSessionDuration: seconds,
    PermissionsBoundary: arn,
    Tags: tags,
  }),
  GetRole: onRole,
  UpdateRole: structure(['RoleName'], {
    RoleName: role,
    Description: description,
    MaxSessionDuration: seconds,
  }),
  UpdateAssumeRolePolicy: structure(['RoleName', 'PolicyDocument'], {
    RoleName: role,
    PolicyDocument: document,
  }),
  DeleteRole: onRole,
  ListRoles: structure([], { PathPrefix: prefix, ...paged }),
  TagRole: structure(['RoleName', 'Tags'], { RoleName: role, Tags: tags }),
  UntagRole: structure(['RoleName', 'TagKeys'], {
    RoleName: role,
    TagKeys: list(tagKey, { max: 50 }),
  }),
  ListRoleTags: onRole,
  PutRolePolicy: structure(['RoleName', 'PolicyName', 'PolicyDocument'], {
    RoleName: role,
    PolicyName: policyName,
    PolicyDocument: document,
  }),
  GetRolePolicy: inline,
  DeleteRolePolicy: inline,
  ListRolePolicies: onRole,
  AttachRolePolicy: attachment,
  DetachRolePolicy: attachment,
  ListAttachedRolePolicies: structure(['RoleName'], {
    RoleName: role,
    PathPrefix: prefix,
    ...paged,
  }),
  PutRolePermissionsBoundary: structure(['RoleName', 'PermissionsBoundary'], {
    RoleName: role,
    PermissionsBoundary: arn,
  }),
  DeleteRolePermissionsBoundary: onRole,
  CreatePolicy: structure(['PolicyName', 'PolicyDocument'], {
    PolicyName: policyName,
    Path: path,
    PolicyDocument: document,
    Description: text({ max: 1000 }),
    Tags: tags,
  }),
  GetPolicy: onPolicy,
  GetPolicyVersion: structure(['PolicyArn', 'VersionId'], {
    PolicyArn: arn,
    VersionId: text({ pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' }),
  }),
  ListPolicyVersions: onPolicy,
  ListPolicies: structure([], {
    Scope: oneOf('All', 'AWS', 'Local'),
    OnlyAttached: oneOf('true', 'false'),
    PathPrefix: prefix,
    PolicyUsageFilter: oneOf('PermissionsPolicy', 'PermissionsBoundary'),
    ...paged,
  }),
  DeletePolicy: onPolicy,
  SimulatePrincipalPolicy: structure(['PolicySourceArn', 'ActionNames'], {
    PolicySourceArn: arn,
    ...simulated,
  }),
  SimulateCustomPolicy: structure(['PolicyInputList', 'ActionNames'], simulated),
  GetContextKeysForPrincipalPolicy: structure(['PolicySourceArn'], {
    PolicySourceArn: arn,
    PolicyInputList: list(document),
  }),
  GetAccountAuthorizationDetails: structure([], {
    Filter: list(oneOf('User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy')),
    ...paged,
  }),
  ...iamUserModel,
} satisfies Record<string, Constraint>;
