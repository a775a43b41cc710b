import { createHash, randomBytes } from 'node:crypto';
import { Fault } from './service.ts';

/** One version of an object, or the mark that it was deleted. */
export interface ObjectVersion {
  /** `null` as long as the bucket keeps no versions (S3 User Guide, "Using versioning"). */
  id: string;
  deleted: boolean;
  body: Buffer;
  /** MD5 in quotes. */
  etag: string;
  modified: Date;
  /** Headers to give back with the body: content type, user metadata, checksum. */
  headers: Record<string, string>;
}

/** A bucket and what is in it. */
export interface Bucket {
  name: string;
  region: string;
  created: Date;
  versioning: 'Enabled' | 'Suspended' | undefined;
  publicAccess: Record<string, boolean>;
  encryption: string;
  /** Versions of each key, the oldest first. */
  objects: Map<string, ObjectVersion[]>;
}

/** Buckets and objects, in memory; bucket names are one namespace over all regions. */
export interface Objects {
  buckets: Map<string, Bucket>;
  /** @throws Fault `NoSuchBucket` */
  bucket(name: string): Bucket;
  /**
   * The newest version of an object, or the one asked for.
   * @throws Fault `NoSuchBucket`, `NoSuchKey` or `NoSuchVersion`
   */
  get(bucket: string, key: string, version?: string): ObjectVersion;
  /** Writes an object, over the former one or beside it as the bucket's versioning says. */
  put(bucket: string, key: string, body: Buffer, headers?: Record<string, string>): ObjectVersion;
  /** Deletes an object, marks it deleted, or removes the one version asked for. */
  remove(bucket: string, key: string, version?: string): ObjectVersion | undefined;
}

/** An S3 without buckets. */
export function emptyObjects(): Objects {
  const buckets = new Map<string, Bucket>();
  const bucket = (name: string) => {
    const held = buckets.get(name);
    if (held === undefined) {
      throw new Fault('NoSuchBucket', 'The specified bucket does not exist', 404);
    }
    return held;
  };
  return {
    buckets,
    bucket,
    get: (name, key, version) => select(bucket(name), key, version),
    put: (name, key, body, headers = {}) =>
      add(bucket(name), key, { deleted: false, body, headers }),
    remove: (name, key, version) => remove(bucket(name), key, version),
  };
}

function select({ objects }: Bucket, key: string, version?: string): ObjectVersion {
  const versions = objects.get(key) ?? [];
  if (version !== undefined) {
    const held = versions.find(({ id }) => id === version);
    if (held === undefined) {
      throw new Fault('NoSuchVersion', 'The specified version does not exist.', 404);
    }
    return held;
  }
  const newest = versions.at(-1);
  if (newest === undefined || newest.deleted) {
    throw new Fault('NoSuchKey', 'The specified key does not exist.', 404);
  }
  return newest;
}

function add(
  { versioning, objects }: Bucket,
  key: string,
  made: Pick<ObjectVersion, 'deleted' | 'body' | 'headers'>,
): ObjectVersion {
  const version: ObjectVersion = {
    ...made,
    id: versioning === 'Enabled' ? randomBytes(24).toString('base64url') : 'null',
    etag: `"${createHash('md5').update(made.body).digest('hex')}"`,
    modified: new Date(),
  };
  const others = (objects.get(key) ?? []).filter(({ id }) => id !== version.id);
  objects.set(key, [...others, version]);
  return version;
}

function remove(bucket: Bucket, key: string, version?: string): ObjectVersion | undefined {
  if (version === undefined && bucket.versioning !== undefined) {
    return add(bucket, key, { deleted: true, body: Buffer.alloc(0), headers: {} });
  }
  const versions = bucket.objects.get(key) ?? [];
  const gone = versions.find(({ id }) => id === (version ?? 'null'));
  const rest = versions.filter((each) => each !== gone);
  if (rest.length > 0) bucket.objects.set(key, rest);
  else bucket.objects.delete(key);
  return gone;
}
