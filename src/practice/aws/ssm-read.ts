import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '@aws-sdk/client-ssm';
import { page } from './paging.ts';
import { type Call, Fault } from './service.ts';
import { filter, within } from './ssm-filters.ts';
import { parameterArn } from './ssm-names.ts';
import { type Found, find, latest, type Parameters, type Version } from './ssm-store.ts';

/** AWS's refusal of a token that no page gave out. */
export const invalidToken = () => new Fault('InvalidNextToken', "The specified token isn't valid.");

/** One parameter; a SecureString in clear only when decryption is asked for. */
export function getParameter(
  parameters: Parameters,
  input: GetParameterRequest,
  call: Call,
): GetParameterResult {
  const found = find(parameters, input.Name ?? '', call);
  return { Parameter: shown(found, input.WithDecryption, call) };
}

/** Up to ten; the names that are not there come back as invalid instead of failing the call. */
export function getParameters(
  parameters: Parameters,
  input: GetParametersRequest,
  call: Call,
): GetParametersResult {
  const result = { Parameters: [] as Parameter[], InvalidParameters: [] as string[] };
  for (const name of input.Names ?? []) {
    try {
      const found = find(parameters, name, call);
      result.Parameters.push(shown(found, input.WithDecryption, call));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      result.InvalidParameters.push(name);
    }
  }
  return result;
}

/** The parameters below a path, one level or all. */
export function getParametersByPath(
  parameters: Parameters,
  input: GetParametersByPathRequest,
  call: Call,
): GetParametersByPathResult {
  const below = within(input.Path ?? '', input.Recursive ?? false);
  const passes = filter(input.ParameterFilters ?? [], ['Type', 'KeyId', 'Label']);
  const all = byName(parameters)
    .filter((stored) => below(stored) && passes(stored))
    .map((stored) => ({ stored, version: latest(stored), selector: undefined }));
  const { items, next } = page(all, input.MaxResults ?? 10, input.NextToken, invalidToken);
  return {
    Parameters: items.map((found) => shown(found, input.WithDecryption, call)),
    NextToken: next,
  };
}

/** Every kept version, oldest first, with who wrote it. */
export function getParameterHistory(
  parameters: Parameters,
  input: GetParameterHistoryRequest,
  call: Call,
): GetParameterHistoryResult {
  const { stored } = find(parameters, input.Name ?? '', call);
  const size = input.MaxResults ?? 50;
  const { items, next } = page(stored.versions, size, input.NextToken, invalidToken);
  const history = items.map((version) => ({
    ...metadata(stored.name, version),
    Value: readable(version, input.WithDecryption),
    Labels: [...version.labels],
  }));
  return { Parameters: history, NextToken: next };
}

/** What is told of a version besides its value. */
export function metadata(name: string, version: Version) {
  return {
    Name: name,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: version.modified,
    LastModifiedUser: version.by,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Version: version.number,
    Tier: version.tier,
    Policies: [],
    DataType: version.dataType,
  };
}

/** The stored parameters in the order of their names. */
export function byName(parameters: Parameters) {
  return [...parameters.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shown({ stored, version, selector }: Found, decrypt: boolean | undefined, call: Call) {
  return {
    Name: stored.name,
    Type: version.type,
    Value: readable(version, decrypt),
    Version: version.number,
    Selector: selector,
    LastModifiedDate: version.modified,
    ARN: parameterArn(stored.name, call),
    DataType: version.dataType,
  };
}

function readable({ type, value, cipher }: Version, decrypt = false): string {
  return type === 'SecureString' && !decrypt ? cipher : value;
}
