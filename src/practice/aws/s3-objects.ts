import { readBody } from './s3-body.ts';
import { document, malformed } from './s3-document.ts';
import type { Objects, ObjectVersion } from './s3-store.ts';
import type { S3Request, S3Run } from './s3-wire.ts';
import { Fault } from './service.ts';
import { childText } from './xml.ts';

/** Headers of a request that come back with the object. */
const kept = /^(content-(type|disposition|language)|cache-control|expires|x-amz-meta-.+)$/;

/** The operations on objects. */
export const objectRuns: Record<string, S3Run> = {
  PutObject(objects, { bucket, key, headers, body }) {
    const held = objects.bucket(bucket).objects.get(key)?.at(-1);
    if (headers['if-none-match'] === '*' && held && !held.deleted) {
      throw new Fault(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
      );
    }
    const { bytes, checksums } = readBody(headers, body);
    const own = Object.entries(headers)
      .filter(([name]) => kept.test(name))
      .map(([name, value]) => [name, String(value)]);
    const version = objects.put(bucket, key, bytes, { ...Object.fromEntries(own), ...checksums });
    return {
      headers: { etag: version.etag, ...versionHeader(version), ...encrypted, ...checksums },
    };
  },

  GetObject(objects, request) {
    const version = selected(objects, request);
    const range = request.headers.range;
    const checked = range === undefined && request.headers['x-amz-checksum-mode'] === 'ENABLED';
    const headers = described(version, checked);
    if (range === undefined) return { headers, body: version.body };
    const [start, end] = part(range, version.body.length);
    return {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${start}-${end}/${version.body.length}` },
      body: version.body.subarray(start, end + 1),
    };
  },

  HeadObject(objects, request) {
    const version = selected(objects, request);
    const checked = request.headers['x-amz-checksum-mode'] === 'ENABLED';
    const length = String(version.body.length);
    return { headers: { ...described(version, checked), 'content-length': length } };
  },

  DeleteObject(objects, { bucket, key, query }) {
    const gone = objects.remove(bucket, key, query.get('versionId') ?? undefined);
    const mark: Record<string, string> = gone?.deleted ? { 'x-amz-delete-marker': 'true' } : {};
    return { status: 204, headers: { ...(gone && versionHeader(gone)), ...mark } };
  },

  DeleteObjects(objects, { bucket, headers, body }) {
    const asked = document(readBody(headers, body).bytes);
    const listed = asked?.children.filter(({ name }) => name === 'Object') ?? [];
    // API reference, DeleteObjects: a thousand keys
    if (listed.length === 0 || listed.length > 1000) throw malformed();
    const deleted = listed.map((each) => {
      const Key = childText(each, 'Key') ?? '';
      const VersionId = childText(each, 'VersionId');
      objects.remove(bucket, Key, VersionId);
      return { Key, VersionId };
    });
    const quiet = childText(asked, 'Quiet') === 'true';
    return { body: { root: 'DeleteResult', content: { Deleted: quiet ? [] : deleted } } };
  },
};

const encrypted = { 'x-amz-server-side-encryption': 'AES256' };

function versionHeader({ id }: ObjectVersion): Record<string, string> {
  return id === 'null' ? {} : { 'x-amz-version-id': id };
}

function selected(objects: Objects, { bucket, key, query }: S3Request): ObjectVersion {
  const version = objects.get(bucket, key, query.get('versionId') ?? undefined);
  if (version.deleted) {
    const message = 'The specified method is not allowed against this resource.';
    throw new Fault('MethodNotAllowed', message, 405);
  }
  return version;
}

function described(version: ObjectVersion, checked: boolean): Record<string, string> {
  const own = Object.entries(version.headers).filter(
    ([name]) => checked || !name.startsWith('x-amz-checksum-'),
  );
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(own),
    ...encrypted,
    ...versionHeader(version),
    etag: version.etag,
    'last-modified': version.modified.toUTCString(),
    'accept-ranges': 'bytes',
  };
}

function part(range: string, length: number): [start: number, end: number] {
  const [, first = '', last = ''] = range.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if ((first === '' && last === '') || start > end) {
    throw new Fault('InvalidRange', 'The requested range is not satisfiable', 416);
  }
  return [start, end];
}
