import type { DescribeParametersRequest, DescribeParametersResult } from '@aws-sdk/client-ssm';
import { page } from './paging.ts';
import { type Call, Fault } from './service.ts';
import { filter } from './ssm-filters.ts';
import { parameterArn } from './ssm-names.ts';
import { byName, invalidToken, metadata } from './ssm-read.ts';
import { latest, type Parameters } from './ssm-store.ts';

/** What there is, without values (API reference, DescribeParameters). */
export function describeParameters(
  parameters: Parameters,
  input: DescribeParametersRequest,
  call: Call,
): DescribeParametersResult {
  const { Filters: old = [], ParameterFilters: filters = [] } = input;
  if (old.length > 0 && filters.length > 0) {
    throw new Fault(
      'ValidationException',
      'You can use either Filters or ParameterFilters in a single request.',
    );
  }
  const passes = filter(
    [...filters, ...old.map((each) => ({ ...each, Option: 'BeginsWith' }))],
    ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType', 'Label', 'tag:'],
  );
  // nothing is shared with the practice account
  const all = input.Shared ? [] : byName(parameters).filter(passes);
  const { items, next } = page(all, input.MaxResults ?? 50, input.NextToken, invalidToken);
  return {
    Parameters: items.map((stored) => ({
      ...metadata(stored.name, latest(stored)),
      ARN: parameterArn(stored.name, call),
    })),
    NextToken: next,
  };
}
