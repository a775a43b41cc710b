import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
} from '@aws-sdk/client-ssm';
import { modelled } from './modelled.ts';
import { perRegion } from './regions.ts';
import type { Call, Operations } from './service.ts';
import { describeParameters } from './ssm-describe.ts';
import { labelVersion } from './ssm-labels.ts';
import { ssmModel } from './ssm-model.ts';
import { bareName } from './ssm-names.ts';
import { putParameter } from './ssm-put.ts';
import {
  getParameter,
  getParameterHistory,
  getParameters,
  getParametersByPath,
} from './ssm-read.ts';
import { notFound, type Parameters } from './ssm-store.ts';
import { addTags, listTags, removeTags } from './ssm-tags.ts';

/**
 * Parameter Store, empty at first, one store for each region. Any well-formed KMS key is taken
 * for granted: the practice ground keeps no keys.
 */
export function ssmOperations(): Operations {
  const store = perRegion((): Parameters => new Map());
  const on =
    <Input>(run: (parameters: Parameters, input: Input, call: Call) => unknown) =>
    (input: Input, call: Call) =>
      run(store(call), input, call);
  const runs = {
    PutParameter: on(putParameter),
    GetParameter: on(getParameter),
    GetParameters: on(getParameters),
    GetParametersByPath: on(getParametersByPath),
    GetParameterHistory: on(getParameterHistory),
    DescribeParameters: on(describeParameters),
    DeleteParameter: on(deleteParameter),
    DeleteParameters: on(deleteParameters),
    AddTagsToResource: on(addTags),
    RemoveTagsFromResource: on(removeTags),
    ListTagsForResource: on(listTags),
    LabelParameterVersion: on(labelVersion),
  };
  return modelled(ssmModel, runs, 'ValidationException');
}

function deleteParameter(parameters: Parameters, { Name = '' }: DeleteParameterRequest) {
  if (!parameters.delete(bareName(Name))) throw notFound();
  return {};
}

function deleteParameters(
  parameters: Parameters,
  { Names = [] }: DeleteParametersRequest,
): DeleteParametersResult {
  const deleted = Names.filter((name) => parameters.delete(bareName(name)));
  return {
    DeletedParameters: deleted,
    InvalidParameters: Names.filter((name) => !deleted.includes(name)),
  };
}
