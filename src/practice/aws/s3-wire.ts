import type { IncomingHttpHeaders } from 'node:http';
import { type Exchange, type Reply, requestId } from './exchange.ts';
import { type Asked, type Protocol, refusals } from './protocol.ts';
import type { Objects } from './s3-store.ts';
import { type Call, Fault } from './service.ts';
import { element } from './xml.ts';

/** What an S3 operation is given. */
export interface S3Request extends Record<string, unknown> {
  bucket: string;
  key: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As sent, which may be chunked. */
  body: Buffer;
}

/** What an S3 operation gives back; an object as body becomes the XML element of that name. */
interface S3Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: Buffer | { root: string; content: unknown };
}

/** One S3 operation on the buckets that there are. */
export type S3Run = (objects: Objects, request: S3Request, call: Call) => S3Reply;

/**
 * REST XML as S3 speaks it: the operation in method, path and query, buckets in the path or in
 * the host (S3 User Guide, "Virtual hosting of buckets").
 */
export const s3Wire: Protocol = {
  read(exchange) {
    const { bucket, key } = address(exchange);
    const { query, headers, body } = exchange;
    const input: S3Request = { bucket, key, query, headers, body };
    return { service: 's3', operation: operation(exchange, bucket, key), input };
  },
  write(_asked, result) {
    const { status = 200, headers, body = Buffer.alloc(0) } = result as S3Reply;
    return Buffer.isBuffer(body)
      ? answer(status, body, headers)
      : answer(status, document(body.root, body.content), { ...xml, ...headers });
  },
  refuse({ code, message, status }, asked) {
    // a HEAD is answered without a body, its clients read the status alone
    if (asked?.operation.startsWith('Head')) return answer(status, '');
    const resource = resourceOf(asked);
    const error = { Code: code, Message: message, Resource: resource, RequestId: requestId() };
    return answer(status, `${declaration}${element('Error', error, 'flat')}`, xml);
  },
  refusals: refusals({
    unsigned: ['AccessDenied', 403],
    unknownKey: ['InvalidAccessKeyId', 403],
    denied: ['AccessDenied', 403],
    throttled: ['SlowDown', 503],
    unknownOperation: ['NotImplemented', 501],
    internal: ['InternalError', 500],
  }),
};

const xml = { 'content-type': 'application/xml' };
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

function document(root: string, content: unknown): string {
  return declaration + element(root, content, 'flat', namespace);
}

function answer(status: number, body: string | Buffer, headers?: Record<string, string>): Reply {
  return { status, headers: { 'x-amz-request-id': requestId(), ...headers }, body };
}

function resourceOf(asked: Asked | undefined): string | undefined {
  if (asked === undefined) return undefined;
  const { bucket, key } = asked.input as S3Request;
  return `/${bucket}${key && `/${key}`}`;
}

function address({ path, headers }: Exchange): { bucket: string; key: string } {
  const host = headers.host?.match(/^(.+?)\.(?:s3[.-][\w.-]*|localhost)(?::\d+)?$/)?.[1];
  const whole = decoded(path.slice(1));
  if (host !== undefined && host !== 's3') return { bucket: host, key: whole };
  const [bucket = '', key = ''] = whole.split(/\/(.*)/s);
  return { bucket, key };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Fault('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** What a query parameter names, after `Get`, `Put`, `Delete` and `Bucket` or `Object`. */
const aspects: Record<string, string> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'Acl',
  attributes: 'ObjectAttributes',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  requestPayment: 'BucketRequestPayment',
  tagging: 'Tagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};

function operation({ method, query, headers }: Exchange, bucket: string, key: string): string {
  const kind = key === '' ? 'Bucket' : 'Object';
  const verb = { GET: 'Get', PUT: 'Put', DELETE: 'Delete', HEAD: 'Head' }[method] ?? method;
  if (bucket === '') return method === 'GET' ? 'ListBuckets' : `${verb}Service`;
  if (query.has('delete')) return 'DeleteObjects';
  if (query.has('uploads'))
    return method === 'POST' ? 'CreateMultipartUpload' : 'ListMultipartUploads';
  if (query.has('uploadId')) return `${verb}MultipartUpload`;
  if (query.has('versions')) return 'ListObjectVersions';
  const aspect = Object.keys(aspects).find((name) => query.has(name));
  if (aspect !== undefined) {
    const noun = aspects[aspect] ?? aspect;
    return `${verb}${/^(Acl|Tagging)$/.test(noun) ? kind : ''}${noun}`;
  }
  if (headers['x-amz-copy-source'] !== undefined) return 'CopyObject';
  if (kind === 'Object') return `${verb}Object`;
  if (method === 'PUT') return 'CreateBucket';
  if (method === 'GET') return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
  return `${verb}Bucket`;
}
