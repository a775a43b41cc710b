import type { ParameterHistory, SSMClient } from '@aws-sdk/client-ssm';
import { t } from '../../language.ts';
import type {
  DeleteParameter,
  ParameterNow,
  ParameterVersion,
  RestoreParameter,
  Seen,
} from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';

/** A parameter with all versions that Parameter Store keeps of it, a hundred at most. */
export function openParameterVersions(config: ClientConfig) {
  const client = once(async () => {
    const { SSMClient } = await import('@aws-sdk/client-ssm');
    return new SSMClient(config);
  });
  return {
    parameterNow: (name: string): Promise<Seen<ParameterNow | undefined>> =>
      seen('ssm:GetParameterHistory', async () => readNow(await client(), name)),

    /** The version that holds, and when it was written; what is undone later needs no more. */
    versionNow: (name: string): Promise<Seen<{ version: number; at?: string } | undefined>> =>
      seen('ssm:GetParameters', async () => readVersion(await client(), name)),

    async restoreParameter({ name, version }: RestoreParameter): Promise<void> {
      const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
      await written('ssm:PutParameter', async () => {
        const kept = (await readHistory(await client(), name)).find(
          (one) => one.Version === version,
        );
        if (!kept) throw new Error(t`${name} has no version ${version} any more`);
        await (await client()).send(new PutParameterCommand({ Name: name, ...again(kept) }));
      });
    },

    async deleteParameter({ name: Name }: DeleteParameter): Promise<void> {
      const { DeleteParameterCommand } = await import('@aws-sdk/client-ssm');
      await written('ssm:DeleteParameter', async () => {
        try {
          await (await client()).send(new DeleteParameterCommand({ Name }));
        } catch (error) {
          if (!isNamed(error, 'ParameterNotFound')) throw error;
        }
      });
    },
  };
}

async function readNow(client: SSMClient, name: string): Promise<ParameterNow | undefined> {
  const { ListTagsForResourceCommand } = await import('@aws-sdk/client-ssm');
  const history = await readHistory(client, name);
  const version = history.at(-1)?.Version;
  if (version === undefined) return undefined;
  const input = { ResourceType: 'Parameter', ResourceId: name } as const;
  const { TagList = [] } = await client.send(new ListTagsForResourceCommand(input));
  const firstOf = new Map<string, number>();
  const versions = history.map((one) => {
    const { version: number, at: _, description: __, tier: ___, ...rest } = factsOf(one);
    const holds = JSON.stringify([rest, one.Value]);
    if (!firstOf.has(holds)) firstOf.set(holds, number);
    return { ...factsOf(one), same: firstOf.get(holds) ?? number };
  });
  const tags = TagList.map(({ Key = '', Value = '' }) => [Key, Value] as const);
  return { version, tags: Object.fromEntries(tags), versions };
}

/** Oldest first; none where there is no such parameter. */
async function readHistory(client: SSMClient, Name: string): Promise<ParameterHistory[]> {
  const { paginateGetParameterHistory } = await import('@aws-sdk/client-ssm');
  const found: ParameterHistory[] = [];
  try {
    const input = { Name, WithDecryption: true };
    for await (const page of paginateGetParameterHistory({ client, pageSize: 50 }, input)) {
      found.push(...(page.Parameters ?? []));
    }
  } catch (error) {
    if (isNamed(error, 'ParameterNotFound')) return [];
    throw error;
  }
  return found.sort((one, other) => (one.Version ?? 0) - (other.Version ?? 0));
}

async function readVersion(client: SSMClient, name: string) {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const { Parameters = [] } = await client.send(new GetParametersCommand({ Names: [name] }));
  const [found] = Parameters;
  if (!found) return undefined;
  const at = found.LastModifiedDate?.toISOString();
  return { version: found.Version ?? 1, ...(at && { at }) };
}

function factsOf(one: ParameterHistory): ParameterVersion {
  const { Version = 1, LastModifiedDate, Type = 'String', KeyId, Tier, Description } = one;
  return {
    version: Version,
    at: LastModifiedDate?.toISOString() ?? '',
    type: Type,
    ...(KeyId && { key: KeyId }),
    ...(Tier && { tier: Tier }),
    ...(Description && { description: Description }),
  };
}

/** What makes the current version say what an earlier one said. */
function again({
  Value = '',
  Type,
  KeyId,
  Description,
  AllowedPattern,
  DataType,
  Tier,
  Policies = [],
}: ParameterHistory) {
  const policies = Policies.flatMap(({ PolicyText = '' }) => PolicyText || []);
  return {
    Value,
    Type,
    Overwrite: true,
    ...(KeyId && { KeyId }),
    ...(Description && { Description }),
    ...(AllowedPattern && { AllowedPattern }),
    ...(DataType && { DataType }),
    // The tier is never lowered, and Standard is what it is without being said.
    ...(Tier && Tier !== 'Standard' && { Tier }),
    ...(policies.length > 0 && { Policies: `[${policies.join(',')}]` }),
  };
}
