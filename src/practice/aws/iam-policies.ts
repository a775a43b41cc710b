import type {
  CreatePolicyRequest,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyVersionRequest,
  ListPoliciesRequest,
  ListPolicyVersionsRequest,
} from '@aws-sdk/client-iam';
import { checkIdentityPolicy, quota, size } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { policyOfArn } from './iam-policy-arns.ts';
import { encoded, type IamStore, type ManagedPolicy, noSuchEntity, uniqueId } from './iam-store.ts';
import { shownTags, withTags } from './iam-tags.ts';
import { type Call, Fault } from './service.ts';

/** CreatePolicy: a managed policy of the account, at most 6,144 characters. */
export function createPolicy(store: IamStore, input: CreatePolicyRequest, call: Call) {
  const { PolicyName: name = '', Path: path = '/', PolicyDocument: document = '' } = input;
  checkIdentityPolicy(document);
  if (size(document) > 6144) throw quota('PolicySize: 6144');
  const taken = [...store.policies.values()].some(
    (policy) => !policy.ofAws && policy.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) {
    const message = `A policy called ${name} already exists. Duplicate names are not allowed.`;
    throw new Fault('EntityAlreadyExists', message, 409);
  }
  const now = store.now();
  const policy: ManagedPolicy = {
    name,
    path,
    id: uniqueId('ANPA'),
    arn: `arn:${call.partition}:iam::${call.account}:policy${path}${name}`,
    version: 'v1',
    document,
    created: now,
    updated: now,
    description: input.Description,
    tags: withTags(new Map(), input.Tags),
    ofAws: false,
  };
  store.policies.set(policy.arn, policy);
  return { Policy: shown(store, policy) };
}

/** GetPolicy. */
export function getPolicy(store: IamStore, { PolicyArn }: GetPolicyRequest) {
  const policy = policyOfArn(store, PolicyArn);
  const more = {
    ...(policy.description !== undefined && { Description: policy.description }),
    Tags: shownTags(policy.tags),
  };
  return { Policy: { ...shown(store, policy), ...more } };
}

/** GetPolicyVersion: the practice ground keeps the default version only. */
export function getPolicyVersion(store: IamStore, input: GetPolicyVersionRequest) {
  const policy = policyOfArn(store, input.PolicyArn);
  if (input.VersionId !== policy.version) {
    const which = `Policy ${policy.arn} version ${input.VersionId}`;
    throw noSuchEntity(`${which} does not exist or is not attachable.`);
  }
  return { PolicyVersion: { Document: encoded(policy.document), ...version(policy) } };
}

/** ListPolicyVersions. */
export function listPolicyVersions(store: IamStore, input: ListPolicyVersionsRequest) {
  return listed('Versions', [version(policyOfArn(store, input.PolicyArn))], input);
}

/** ListPolicies, of AWS, of the account, or all. */
export function listPolicies(store: IamStore, input: ListPoliciesRequest) {
  const { Scope: scope = 'All', PathPrefix: prefix = '/' } = input;
  const usage = input.PolicyUsageFilter === 'PermissionsBoundary' ? limited : attachments;
  const wanted = (policy: ManagedPolicy): boolean =>
    (scope === 'All' || policy.ofAws === (scope === 'AWS')) &&
    policy.path.startsWith(prefix) &&
    (String(input.OnlyAttached) !== 'true' || usage(store, policy) > 0);
  const policies = [...store.policies.values()].filter(wanted);
  return listed(
    'Policies',
    policies.map((policy) => shown(store, policy)),
    input,
  );
}

/** DeletePolicy: refused while the policy is in use. */
export function deletePolicy(store: IamStore, { PolicyArn }: DeletePolicyRequest, call: Call) {
  const policy = policyOfArn(store, PolicyArn);
  if (policy.ofAws) {
    const message = `User: ${call.caller} is not authorized to perform: iam:DeletePolicy on resource: policy ${policy.arn}`;
    throw new Fault('AccessDenied', message, 403);
  }
  if (attachments(store, policy) + limited(store, policy) > 0) {
    throw new Fault('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
  }
  store.policies.delete(policy.arn);
  return {};
}

const attachments = (store: IamStore, { arn }: ManagedPolicy): number =>
  [...store.roles.values()].filter(({ attached }) => attached.has(arn)).length;

const limited = (store: IamStore, { arn }: ManagedPolicy): number =>
  [...store.roles.values()].filter(({ boundary }) => boundary === arn).length;

const shown = (store: IamStore, policy: ManagedPolicy) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.version,
  AttachmentCount: attachments(store, policy),
  PermissionsBoundaryUsageCount: limited(store, policy),
  IsAttachable: true,
  CreateDate: policy.created,
  UpdateDate: policy.updated,
});

const version = (policy: ManagedPolicy) => ({
  VersionId: policy.version,
  IsDefaultVersion: true,
  CreateDate: policy.updated,
});
