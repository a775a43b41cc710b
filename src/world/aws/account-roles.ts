import type { IAMClient, RoleDetail } from '@aws-sdk/client-iam';
import { remembering } from '../../remember.ts';
import type { Reads, RoleFacts } from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { seen } from './failure.ts';
import { readManaged } from './roles.ts';
import { simulateAll } from './simulate.ts';

type Managed = (arn: string) => Promise<{ arn: string; document: string }>;

/**
 * Reads the roles that name CodeBuild in their trust policy all together, the first time that one is
 * asked for; any other role, and every role where the account's directory may not be read, is read
 * by itself, once.
 * Source: IAM API Reference, GetAccountAuthorizationDetails.
 */
export function openAccountRoles(
  config: ClientConfig,
  alone: Reads['role'],
): Pick<Reads, 'role' | 'simulate'> {
  const client = once(async () => {
    const { IAMClient } = await import('@aws-sdk/client-iam');
    return new IAMClient(config);
  });
  const directory = once(() =>
    seen('iam:GetAccountAuthorizationDetails', async () => readDirectory(await client())),
  );
  const managed = remembering(async (arn: string) => readManaged(await client(), arn));
  const one = remembering(alone);
  return {
    async role(name) {
      const all = await directory();
      const detail = 'seen' in all ? all.seen.roles.get(name) : undefined;
      if (!detail || 'unseen' in all) return one(name);
      const own: Managed = async (arn) => {
        const document = all.seen.documents.get(arn);
        return document === undefined ? managed(arn) : { arn, document };
      };
      return seen('iam:GetPolicyVersion', () => factsOf(detail, own));
    },
    simulate: (role, permissions) =>
      seen('iam:SimulatePrincipalPolicy', async () =>
        simulateAll(await client(), role, permissions, true),
      ),
  };
}

interface Directory {
  roles: Map<string, RoleDetail>;
  /** Documents of the account's own managed policies by their ARNs. */
  documents: Map<string, string>;
}

const perPage = 200;

async function readDirectory(client: IAMClient): Promise<Directory> {
  const { paginateGetAccountAuthorizationDetails } = await import('@aws-sdk/client-iam');
  const found: Directory = { roles: new Map(), documents: new Map() };
  const pages = paginateGetAccountAuthorizationDetails(
    { client, pageSize: perPage },
    { Filter: ['Role', 'LocalManagedPolicy'] },
  );
  for await (const { RoleDetailList = [], Policies = [] } of pages) {
    for (const role of RoleDetailList) {
      if (role.AssumeRolePolicyDocument?.includes('codebuild')) {
        found.roles.set(role.RoleName ?? '', role);
      }
    }
    for (const { Arn = '', PolicyVersionList = [] } of Policies) {
      const usual = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion);
      if (usual?.Document) found.documents.set(Arn, decodeURIComponent(usual.Document));
    }
  }
  return found;
}

async function factsOf(role: RoleDetail, managed: Managed): Promise<RoleFacts> {
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
  const attached = (role.AttachedManagedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn);
  return {
    name: role.RoleName ?? '',
    arn: role.Arn ?? '',
    trust: decodeURIComponent(role.AssumeRolePolicyDocument ?? ''),
    inline: (role.RolePolicyList ?? []).map(({ PolicyName = '', PolicyDocument = '' }) => ({
      name: PolicyName,
      document: decodeURIComponent(PolicyDocument),
    })),
    attached: await Promise.all(attached.map(managed)),
    ...(boundary && { boundary: await managed(boundary) }),
  };
}
