import { page } from './paging.ts';
import type { Objects } from './s3-store.ts';
import type { S3Run } from './s3-wire.ts';
import { Fault } from './service.ts';

interface Entry {
  /** Key, or prefix up to the delimiter. */
  name: string;
  content?: { LastModified: Date; ETag: string; Size: number; StorageClass: string };
}

/** The keys of a bucket, rolled up at a delimiter where one is given. */
export const listObjectsV2: S3Run = (objects, { bucket, query }) => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = query.get('start-after') ?? '';
  const token = query.get('continuation-token') ?? undefined;
  const most = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const url = query.get('encoding-type') === 'url';
  const name = (text: string) => (url ? encodeURIComponent(text).replaceAll('%2F', '/') : text);

  const all = entries(objects, bucket, prefix, delimiter).filter((entry) => entry.name > after);
  const { items, next } = page(all, most, token, () => {
    return new Fault('InvalidArgument', 'The continuation token provided is incorrect');
  });
  const content = {
    Name: bucket,
    Prefix: name(prefix),
    Delimiter: delimiter ? name(delimiter) : undefined,
    StartAfter: after ? name(after) : undefined,
    EncodingType: url ? 'url' : undefined,
    MaxKeys: most,
    KeyCount: items.length,
    IsTruncated: next !== undefined,
    ContinuationToken: token,
    NextContinuationToken: next,
    Contents: items
      .filter((item) => item.content)
      .map((item) => ({ Key: name(item.name), ...item.content })),
    CommonPrefixes: items
      .filter((item) => !item.content)
      .map((item) => ({ Prefix: name(item.name) })),
  };
  return { body: { root: 'ListBucketResult', content } };
};

function entries(objects: Objects, bucket: string, prefix: string, delimiter: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const [key, versions] of objects.bucket(bucket).objects) {
    const newest = versions.at(-1);
    if (!key.startsWith(prefix) || newest === undefined || newest.deleted) continue;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (cut !== -1) {
      const rolled = key.slice(0, cut + delimiter.length);
      found.set(rolled, { name: rolled });
      continue;
    }
    const { modified, etag, body } = newest;
    const content = {
      LastModified: modified,
      ETag: etag,
      Size: body.length,
      StorageClass: 'STANDARD',
    };
    found.set(key, { name: key, content });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
