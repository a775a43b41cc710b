import type { IAMClient } from '@aws-sdk/client-iam';
import { t } from '../../language.ts';
import type { Caller, IdentityFacts, RoleFacts, Seen } from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen } from './failure.ts';
import { readManaged } from './roles.ts';

type Policies = { name: string; document: string }[];

/** Reads who the caller is to IAM, and the name of the account. */
export function openIdentity(
  config: ClientConfig,
  caller: () => Promise<Seen<Caller>>,
  role: (name: string) => Promise<Seen<RoleFacts | undefined>>,
) {
  const client = once(async () => {
    const { IAMClient } = await import('@aws-sdk/client-iam');
    return new IAMClient(config);
  });
  return {
    accountAlias: once(
      (): Promise<Seen<string | undefined>> =>
        seen('iam:ListAccountAliases', async () => {
          const { ListAccountAliasesCommand } = await import('@aws-sdk/client-iam');
          const { AccountAliases = [] } = await (await client()).send(
            new ListAccountAliasesCommand({}),
          );
          return AccountAliases[0];
        }),
    ),

    async identity(): Promise<Seen<IdentityFacts | undefined>> {
      const me = await caller();
      if ('unseen' in me) return me;
      const assumed = /:assumed-role\/([^/]+)\//.exec(me.seen.arn)?.[1];
      if (assumed) return role(assumed);
      const user = /:iam::\d+:user\/(?:.*\/)?([^/]+)$/.exec(me.seen.arn)?.[1];
      if (!user) return { seen: undefined };
      return seen(t`iam:GetUser and its policies`, async () => readUser(await client(), user));
    },
  };
}

async function readUser(client: IAMClient, name: string): Promise<IdentityFacts | undefined> {
  const { GetUserCommand, paginateListGroupsForUser } = await import('@aws-sdk/client-iam');
  try {
    const { User } = await client.send(new GetUserCommand({ UserName: name }));
    if (!User) return undefined;
    const all = [await policiesOfUser(client, name)];
    for await (const page of paginateListGroupsForUser({ client }, { UserName: name })) {
      for (const { GroupName = '' } of page.Groups ?? []) {
        all.push(await policiesOfGroup(client, GroupName));
      }
    }
    const boundary = User.PermissionsBoundary?.PermissionsBoundaryArn;
    return {
      arn: User.Arn ?? '',
      inline: all.flatMap(({ inline }) => inline),
      attached: await readAll(client, [...new Set(all.flatMap(({ attached }) => attached))]),
      ...(boundary && { boundary: await readManaged(client, boundary) }),
    };
  } catch (error) {
    if (isNamed(error, 'NoSuchEntity')) return undefined;
    throw error;
  }
}

async function policiesOfUser(client: IAMClient, UserName: string) {
  const { GetUserPolicyCommand, paginateListAttachedUserPolicies, paginateListUserPolicies } =
    await import('@aws-sdk/client-iam');
  const inline: Policies = [];
  for await (const { PolicyNames = [] } of paginateListUserPolicies({ client }, { UserName })) {
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = '' } = await client.send(
        new GetUserPolicyCommand({ UserName, PolicyName }),
      );
      inline.push({ name: PolicyName, document: decodeURIComponent(PolicyDocument) });
    }
  }
  const attached: string[] = [];
  for await (const page of paginateListAttachedUserPolicies({ client }, { UserName })) {
    attached.push(...(page.AttachedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn));
  }
  return { inline, attached };
}

async function policiesOfGroup(client: IAMClient, GroupName: string) {
  const { GetGroupPolicyCommand, paginateListAttachedGroupPolicies, paginateListGroupPolicies } =
    await import('@aws-sdk/client-iam');
  const inline: Policies = [];
  for await (const { PolicyNames = [] } of paginateListGroupPolicies({ client }, { GroupName })) {
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = '' } = await client.send(
        new GetGroupPolicyCommand({ GroupName, PolicyName }),
      );
      inline.push({ name: PolicyName, document: decodeURIComponent(PolicyDocument) });
    }
  }
  const attached: string[] = [];
  for await (const page of paginateListAttachedGroupPolicies({ client }, { GroupName })) {
    attached.push(...(page.AttachedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn));
  }
  return { inline, attached };
}

async function readAll(client: IAMClient, arns: readonly string[]) {
  return Promise.all(arns.map((arn) => readManaged(client, arn)));
}
