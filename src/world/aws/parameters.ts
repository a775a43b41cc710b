import type { SSMClient } from '@aws-sdk/client-ssm';
import { Secret } from '../../secret.ts';
import type {
  ParameterFacts,
  ParameterSearch,
  PutParameter,
  Seen,
  StoredParameter,
} from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { seen, written } from './failure.ts';

/** GetParameters takes at most ten names: AWS Systems Manager API Reference. */
const namesPerCall = 10;

/** Pages that are read of what a search finds, fifty to each. */
const mostPages = 4;

/** Reads and writes Parameter Store. */
export function openParameters(config: ClientConfig) {
  const clientIn = async (region?: string) => {
    const { SSMClient } = await import('@aws-sdk/client-ssm');
    return new SSMClient({ ...config, ...(region && { region }) });
  };
  const client = once(() => clientIn());
  const clientFor = (region?: string) => (region ? clientIn(region) : client());
  return {
    async parameters(
      shown: readonly string[],
      secret: readonly string[],
      region?: string,
    ): Promise<Seen<readonly StoredParameter[]>> {
      return seen('ssm:GetParameters', async () =>
        readAll(await clientFor(region), [...shown, ...secret], new Set(secret)),
      );
    },

    describeParameters: (
      search: ParameterSearch,
      region?: string,
    ): Promise<Seen<readonly ParameterFacts[]>> =>
      seen('ssm:DescribeParameters', async () => describeAll(await clientFor(region), search)),

    /** Gives the version that came of it. */
    async putParameter(change: PutParameter): Promise<{ version?: number }> {
      const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
      const { name, type, value, key, replaces, tags } = change;
      const { Version: version } = await written('ssm:PutParameter', async () =>
        (await client()).send(
          new PutParameterCommand({
            Name: name,
            Type: type,
            Value: value instanceof Secret ? value.reveal() : value,
            ...(key && { KeyId: key }),
            // Tags and an overwrite cannot stand in one request.
            ...(replaces === undefined ? { Tags: tagList(tags) } : { Overwrite: true }),
          }),
        ),
      );
      return version === undefined ? {} : { version };
    },
  };
}

async function readAll(
  client: SSMClient,
  names: readonly string[],
  secret: ReadonlySet<string>,
): Promise<StoredParameter[]> {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const calls = Array.from({ length: Math.ceil(names.length / namesPerCall) }, (_, at) => {
    const Names = names.slice(at * namesPerCall, (at + 1) * namesPerCall);
    return client.send(new GetParametersCommand({ Names, WithDecryption: true }));
  });
  const answers = await Promise.all(calls);
  return answers
    .flatMap(({ Parameters = [] }) => Parameters)
    .map(({ Name: name = '', Type: type = 'String', Version: version = 1, Value = '' }) => {
      const value = secret.has(name) ? new Secret(Value) : Value;
      return { name, type, version, value };
    });
}

async function describeAll(client: SSMClient, search: ParameterSearch): Promise<ParameterFacts[]> {
  const { paginateDescribeParameters } = await import('@aws-sdk/client-ssm');
  const filter =
    'named' in search
      ? { Key: 'Name', Option: 'Equals', Values: [...search.named] }
      : { Key: 'Name', Option: 'Contains', Values: [...search.containing] };
  const found: ParameterFacts[] = [];
  let pages = 0;
  const input = { ParameterFilters: [filter] };
  for await (const page of paginateDescribeParameters({ client, pageSize: 50 }, input)) {
    for (const { Name: name = '', Type: type = 'String', KeyId: key } of page.Parameters ?? []) {
      found.push({ name, type, ...(key && { key }) });
    }
    pages += 1;
    if (pages === mostPages) break;
  }
  return found;
}

/** Tags as the APIs with capital members want them. */
export function tagList(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
