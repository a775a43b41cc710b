import type {
  ListRoleTagsRequest,
  Tag,
  TagRoleRequest,
  UntagRoleRequest,
} from '@aws-sdk/client-iam';
import { quota } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { type IamStore, roleNamed } from './iam-store.ts';
import { Fault } from './service.ts';

/** TagRole. */
export function tagRole(store: IamStore, { RoleName, Tags }: TagRoleRequest) {
  const role = roleNamed(store, RoleName);
  role.tags = withTags(role.tags, Tags);
  return {};
}

/** UntagRole: keys that are not there are passed over. */
export function untagRole(store: IamStore, { RoleName, TagKeys = [] }: UntagRoleRequest) {
  const { tags } = roleNamed(store, RoleName);
  for (const key of TagKeys) tags.delete(key);
  return {};
}

/** ListRoleTags. */
export function listRoleTags(store: IamStore, input: ListRoleTagsRequest) {
  return listed('Tags', shownTags(roleNamed(store, input.RoleName).tags), input);
}

/**
 * Tags with others added, equal keys overwritten.
 * @throws Fault InvalidInput for a key given twice in any case, LimitExceeded over fifty
 */
export function withTags(tags: Map<string, string>, added: Tag[] = []): Map<string, string> {
  if (new Set(added.map(({ Key }) => Key?.toLowerCase())).size < added.length) {
    throw new Fault(
      'InvalidInput',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  const all = new Map([...tags, ...added.map(({ Key = '', Value = '' }) => [Key, Value] as const)]);
  if (all.size > 50) throw quota('TagsPerRole: 50');
  return all;
}

/** Tags as the API shows them. */
export const shownTags = (tags: Map<string, string>): Tag[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));
