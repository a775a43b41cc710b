import type { IAMClient } from '@aws-sdk/client-iam';
import { t } from '../../language.ts';
import type {
  AttachRolePolicy,
  CreateRole,
  Decision,
  Permission,
  PutRolePolicy,
  PutTrustPolicy,
  RoleFacts,
  Seen,
} from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';
import { tagList } from './parameters.ts';
import { simulateAll } from './simulate.ts';

/** Reads and writes IAM roles. */
export function openRoles(config: ClientConfig) {
  const client = once(async () => {
    const { IAMClient } = await import('@aws-sdk/client-iam');
    return new IAMClient(config);
  });
  const iam = () => import('@aws-sdk/client-iam');
  return {
    role: (name: string): Promise<Seen<RoleFacts | undefined>> =>
      seen(t`iam:GetRole and its policies`, async () => readRole(await client(), name)),

    simulate: (
      roleArn: string,
      permissions: readonly Permission[],
    ): Promise<Seen<readonly Decision[]>> =>
      seen('iam:SimulatePrincipalPolicy', async () =>
        simulateAll(await client(), roleArn, permissions),
      ),

    async createRole({ role, trust, description, tags }: CreateRole): Promise<void> {
      const { CreateRoleCommand, waitUntilRoleExists } = await iam();
      await written('iam:CreateRole', async () => {
        try {
          await (await client()).send(
            new CreateRoleCommand({
              RoleName: role,
              AssumeRolePolicyDocument: JSON.stringify(trust),
              Description: description,
              Tags: tagList(tags),
            }),
          );
        } catch (error) {
          // Made meanwhile: looking again tells whether it is as it must be.
          if (!isNamed(error, 'EntityAlreadyExists')) throw error;
        }
        await waitUntilRoleExists({ client: await client(), maxWaitTime: 20 }, { RoleName: role });
      });
    },

    async putTrustPolicy({ role, document }: PutTrustPolicy): Promise<void> {
      const { UpdateAssumeRolePolicyCommand } = await iam();
      const PolicyDocument = JSON.stringify(document);
      await written('iam:UpdateAssumeRolePolicy', async () =>
        (await client()).send(
          new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument }),
        ),
      );
    },

    async putRolePolicy({ role, policy, document }: PutRolePolicy): Promise<void> {
      const { PutRolePolicyCommand } = await iam();
      await written('iam:PutRolePolicy', async () =>
        (await client()).send(
          new PutRolePolicyCommand({
            RoleName: role,
            PolicyName: policy,
            PolicyDocument: JSON.stringify(document),
          }),
        ),
      );
    },

    async attachRolePolicy({ role, arn }: AttachRolePolicy): Promise<void> {
      const { AttachRolePolicyCommand } = await iam();
      await written('iam:AttachRolePolicy', async () =>
        (await client()).send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: arn })),
      );
    },
  };
}

async function readRole(client: IAMClient, name: string): Promise<RoleFacts | undefined> {
  const { GetRoleCommand } = await import('@aws-sdk/client-iam');
  try {
    const { Role } = await client.send(new GetRoleCommand({ RoleName: name }));
    if (!Role) return undefined;
    const boundaryArn = Role.PermissionsBoundary?.PermissionsBoundaryArn;
    const [inline, attached, boundary] = await Promise.all([
      readInline(client, name),
      readAttached(client, name),
      boundaryArn ? readManaged(client, boundaryArn) : undefined,
    ]);
    return {
      name,
      arn: Role.Arn ?? '',
      trust: decodeURIComponent(Role.AssumeRolePolicyDocument ?? ''),
      inline,
      attached,
      ...(boundary && { boundary }),
      tags: Object.fromEntries((Role.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    };
  } catch (error) {
    if (isNamed(error, 'NoSuchEntity')) return undefined;
    throw error;
  }
}

async function readInline(client: IAMClient, role: string): Promise<RoleFacts['inline']> {
  const { GetRolePolicyCommand, paginateListRolePolicies } = await import('@aws-sdk/client-iam');
  const found: { name: string; document: string }[] = [];
  for await (const page of paginateListRolePolicies({ client }, { RoleName: role })) {
    for (const name of page.PolicyNames ?? []) {
      const input = { RoleName: role, PolicyName: name };
      const { PolicyDocument = '' } = await client.send(new GetRolePolicyCommand(input));
      found.push({ name, document: decodeURIComponent(PolicyDocument) });
    }
  }
  return found;
}

async function readAttached(client: IAMClient, role: string): Promise<RoleFacts['attached']> {
  const { paginateListAttachedRolePolicies } = await import('@aws-sdk/client-iam');
  const found: { arn: string; document: string }[] = [];
  for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: role })) {
    for (const { PolicyArn = '' } of page.AttachedPolicies ?? []) {
      found.push(await readManaged(client, PolicyArn));
    }
  }
  return found;
}

/** A managed policy's document as it is in force. */
export async function readManaged(
  client: IAMClient,
  arn: string,
): Promise<{ arn: string; document: string }> {
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import('@aws-sdk/client-iam');
  const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn: arn }));
  const VersionId = Policy?.DefaultVersionId ?? 'v1';
  const { PolicyVersion } = await client.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }),
  );
  return { arn, document: decodeURIComponent(PolicyVersion?.Document ?? '') };
}
