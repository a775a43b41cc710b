import { Agent, request } from 'node:http';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutPublicAccessBlockCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessKeyId, ground } from './ground.ts';

const Bucket = 'practice-source';
let aws: Awaited<ReturnType<typeof ground>>;
let s3: S3Client;

beforeEach(async () => {
  aws = await ground();
  s3 = new S3Client(aws.config);
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  s3.destroy();
  await aws.close();
});

const put = (Key: string, more: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'text', ...more }));
const get = async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};

test('an object comes back with what was said about it', async () => {
  const { ETag, ChecksumCRC32 } = await put('dir/a b+ü.txt', {
    Body: 'hello',
    ContentType: 'text/plain',
    Metadata: { made: 'here' },
  });
  expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  expect(ChecksumCRC32).toBe('NhCmhg==');
  expect(await get('dir/a b+ü.txt')).toMatchObject({
    text: 'hello',
    ContentType: 'text/plain',
    Metadata: { made: 'here' },
    ChecksumCRC32: 'NhCmhg==',
  });
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'dir/a b+ü.txt' }));
  expect(head).toMatchObject({ ContentLength: 5, ETag });
});

test('a streamed body arrives out of its chunks, with the checksum of its trailer', async () => {
  const half = Buffer.alloc(100_000, 'a');
  const Body = Readable.from([half, half]);
  const { ChecksumCRC32 } = await put('stream', { Body, ContentLength: 200_000 });
  expect(ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
  const { text, ContentEncoding } = await get('stream');
  expect(text).toBe('a'.repeat(200_000));
  expect(ContentEncoding).toBeUndefined();
});

test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
  'a checksum of kind %s holds from end to end',
  async (ChecksumAlgorithm) => {
    await put('sum', { ChecksumAlgorithm });
    expect((await get('sum', { ChecksumMode: 'ENABLED' })).text).toBe('text');
  },
);

test.each([
  ['x-amz-checksum-crc32', 'AAAAAA==', 'CRC32'],
  ['content-md5', 'AAAAAAAAAAAAAAAAAAAAAA==', 'MD5'],
])('a body that does not match its %s is refused', async (name, value, kind) => {
  const [status, body] = await raw('PUT', `/${Bucket}/key`, { [name]: value }, 'text');
  expect(status).toBe(400);
  expect(body).toContain(`<Code>BadDigest</Code><Message>The ${kind} you specified did not match`);
});

test('a chunked body that stops short is refused', async () => {
  const headers = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'content-encoding': 'aws-chunked',
  };
  const [status, body] = await raw('PUT', `/${Bucket}/key`, headers, 'ff\r\nshort\r\n');
  expect([status, body]).toEqual([400, expect.stringContaining('<Code>IncompleteBody</Code>')]);
});

test('ranges, and what is beyond them', async () => {
  await put('digits', { Body: '0123456789' });
  expect(await get('digits', { Range: 'bytes=2-4' })).toMatchObject({
    text: '234',
    ContentRange: 'bytes 2-4/10',
  });
  expect((await get('digits', { Range: 'bytes=-3' })).text).toBe('789');
  expect((await get('digits', { Range: 'bytes=8-' })).text).toBe('89');
  await expect(get('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({
    name: 'InvalidRange',
  });
});

test('what is not there', async () => {
  await expect(get('absent')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(get('absent', { Bucket: 'no-such-bucket' })).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'absent' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'absent' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
});

test('a versioned bucket keeps what is overwritten and deleted', async () => {
  await put('plain');
  const Status = 'Enabled';
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  const first = await put('key', { Body: 'one' });
  const second = await put('key', { Body: 'two' });
  expect(first.VersionId).not.toBe(second.VersionId);
  expect((await get('key')).text).toBe('two');
  const marked = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'key' }));
  expect(marked.DeleteMarker).toBe(true);
  await expect(get('key')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await get('key', { VersionId: first.VersionId })).text).toBe('one');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'key', VersionId: marked.VersionId }));
  expect((await get('key')).text).toBe('two');
  await expect(get('key', { VersionId: 'never' })).rejects.toMatchObject({ name: 'NoSuchVersion' });
  expect((await get('plain', { VersionId: 'null' })).text).toBe('text');
});

test('listing rolls up at the delimiter and pages', async () => {
  for (const key of ['a/1', 'a/2', 'b c', 'd&e']) await put(key);
  const list = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
  expect(list.Contents?.map(({ Key }) => Key)).toEqual(['b c', 'd&e']);
  expect(list.CommonPrefixes).toEqual([{ Prefix: 'a/' }]);
  const under = await s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: 'a/', StartAfter: 'a/1' }),
  );
  expect(under).toMatchObject({ KeyCount: 1, Contents: [{ Key: 'a/2', Size: 4 }] });
  const pages = [];
  for await (const page of paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket })) {
    pages.push(page.Contents?.length);
  }
  expect(pages).toEqual([3, 1]);
});

test('several objects go at once, then the bucket', async () => {
  for (const key of ['a', 'b<&>']) await put(key);
  await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
  });
  const Objects = [{ Key: 'a' }, { Key: 'b<&>' }, { Key: 'never' }];
  const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b<&>', 'never']);
  await s3.send(new DeleteBucketCommand({ Bucket }));
  expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
});

test('a bucket belongs to a region and has a lawful name', async () => {
  const west = new S3Client({ ...aws.config, region: 'eu-west-1' });
  const LocationConstraint = 'eu-west-1';
  const CreateBucketConfiguration = { LocationConstraint } as const;
  await west.send(new CreateBucketCommand({ Bucket: 'western', CreateBucketConfiguration }));
  expect(await west.send(new GetBucketLocationCommand({ Bucket: 'western' }))).toMatchObject({
    LocationConstraint,
  });
  expect(
    (await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint,
  ).toBeUndefined();
  expect((await s3.send(new HeadBucketCommand({ Bucket: 'western' }))).BucketRegion).toBe(
    'eu-west-1',
  );
  const create = (name: string) =>
    west.send(new CreateBucketCommand({ Bucket: name, CreateBucketConfiguration }));
  await expect(create('western')).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
  await expect(create('Western')).rejects.toMatchObject({ name: 'InvalidBucketName' });
  await expect(
    s3.send(new CreateBucketCommand({ Bucket: 'misplaced', CreateBucketConfiguration })),
  ).rejects.toMatchObject({ name: 'IllegalLocationConstraintException' });
  west.destroy();
});

test('public access is blocked and encryption on until said otherwise', async () => {
  const blocked = async () =>
    (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration;
  expect(await blocked()).toMatchObject({ BlockPublicAcls: true, RestrictPublicBuckets: true });
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  expect(await blocked()).toMatchObject({ BlockPublicAcls: true, RestrictPublicBuckets: false });
  const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const } };
  const ServerSideEncryptionConfiguration = { Rules: [rule] };
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  const { ServerSideEncryptionConfiguration: held } = await s3.send(
    new GetBucketEncryptionCommand({ Bucket }),
  );
  expect(held?.Rules).toMatchObject([rule]);
});

test('a conditional put does not overwrite', async () => {
  await put('once', { IfNoneMatch: '*' });
  await expect(put('once', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
  });
});

test('a bucket in the host name is understood', async () => {
  await put('folder/key', { Body: 'by host' });
  const port = new URL(aws.url).port;
  // every name under localhost is loopback (RFC 6761), whatever the machine's resolver says
  const agent = new Agent({
    lookup: (_host, options, done) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
  });
  const virtual = new S3Client({
    ...aws.config,
    endpoint: `http://localhost:${port}`,
    requestHandler: { httpAgent: agent },
  });
  const answer = await virtual.send(new GetObjectCommand({ Bucket, Key: 'folder/key' }));
  expect(await answer.Body?.transformToString()).toBe('by host');
  virtual.destroy();
});

test.each([
  ['version 4', `X-Amz-Credential=${accessKeyId}%2F20260101%2Fus-east-1%2Fs3%2Faws4_request`],
  ['version 2', `AWSAccessKeyId=${accessKeyId}&Signature=x&Expires=1`],
])('an address presigned with signature %s opens the object', async (_version, query) => {
  await put('shared', { Body: 'by address' });
  expect(await (await fetch(`${aws.url}/${Bucket}/shared?${query}`)).text()).toBe('by address');
  expect((await fetch(`${aws.url}/${Bucket}/shared`)).status).toBe(403);
});

test('multipart uploads are refused by name', async () => {
  await expect(
    s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' })),
  ).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'the practice ground does not speak s3:CreateMultipartUpload',
  });
});

function raw(method: string, path: string, headers: Record<string, string>, body: string) {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/s3/aws4_request`;
  return new Promise<[status: number | undefined, body: string]>((resolve, reject) => {
    const sent = request(`${aws.url}${path}`, { method, headers: { authorization, ...headers } });
    sent.on('error', reject).on('response', async (response) => {
      resolve([response.statusCode, Buffer.concat(await response.toArray()).toString()]);
    });
    sent.end(body);
  });
}
