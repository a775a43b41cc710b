import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import { Fault } from './service.ts';
import { bareName } from './ssm-names.ts';
import type { Parameters } from './ssm-store.ts';

/** Tags that one resource may carry (API reference, AddTagsToResource). */
const most = 50;

/** Adds tags to a parameter, which is named, not given by its ARN. */
export function addTags(parameters: Parameters, input: AddTagsToResourceRequest) {
  const tags = tagged(parameters, input);
  const added = new Map(tags);
  for (const { Key = '', Value = '' } of input.Tags ?? []) added.set(Key, Value);
  if (added.size > most) {
    throw new Fault(
      'TooManyTagsError',
      'The Targets parameter includes too many tags. Remove one or more tags and try the command again.',
    );
  }
  for (const [key, value] of added) tags.set(key, value);
  return {};
}

/** Removes tags; a key that is not there is no error. */
export function removeTags(parameters: Parameters, input: RemoveTagsFromResourceRequest) {
  const tags = tagged(parameters, input);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}

/** The tags of a parameter. */
export function listTags(
  parameters: Parameters,
  input: ListTagsForResourceRequest,
): ListTagsForResourceResult {
  return { TagList: [...tagged(parameters, input)].map(([Key, Value]) => ({ Key, Value })) };
}

function tagged(parameters: Parameters, resource: ListTagsForResourceRequest) {
  if (resource.ResourceType !== 'Parameter') {
    throw new Fault(
      'InvalidResourceType',
      'The resource type is not valid. For example, if you are attempting to tag an EC2 instance, ' +
        'the instance must be a registered managed node.',
    );
  }
  const stored = parameters.get(bareName(resource.ResourceId ?? ''));
  if (stored === undefined) {
    throw new Fault(
      'InvalidResourceId',
      "The resource ID isn't valid. Verify that you entered the correct ID and try again.",
    );
  }
  return stored.tags;
}
