import { document, malformed } from './s3-document.ts';
import { checkBucketName, newBucket, publicAccessBlocks } from './s3-new-bucket.ts';
import type { S3Run } from './s3-wire.ts';
import { Fault } from './service.ts';
import { childText } from './xml.ts';

/** The operations on buckets as a whole. */
export const bucketRuns: Record<string, S3Run> = {
  ListBuckets: ({ buckets }, _request, { account }) => ({
    body: {
      root: 'ListAllMyBucketsResult',
      content: {
        Buckets: {
          Bucket: [...buckets.values()].map(({ name, region, created }) => ({
            Name: name,
            CreationDate: created,
            BucketRegion: region,
          })),
        },
        Owner: { ID: account },
      },
    },
  }),

  CreateBucket({ buckets }, { bucket, body }, { region }) {
    checkBucketName(bucket);
    const asked = childText(document(body), 'LocationConstraint') ?? 'us-east-1';
    if (asked !== region) {
      throw new Fault(
        'IllegalLocationConstraintException',
        `The ${asked === 'us-east-1' ? 'unspecified' : asked} location constraint is incompatible ` +
          'for the region specific endpoint this request was sent to.',
      );
    }
    if (buckets.has(bucket)) {
      // kept for old clients in us-east-1 alone (API reference, CreateBucket, errors)
      if (region === 'us-east-1') return { headers: { location: `/${bucket}` } };
      throw new Fault(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    buckets.set(bucket, newBucket(bucket, region));
    return { headers: { location: `/${bucket}` } };
  },

  HeadBucket: (objects, { bucket }) => ({
    headers: { 'x-amz-bucket-region': objects.bucket(bucket).region },
  }),

  DeleteBucket(objects, { bucket }) {
    if (objects.bucket(bucket).objects.size > 0) {
      throw new Fault('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    }
    objects.buckets.delete(bucket);
    return { status: 204 };
  },

  GetBucketLocation(objects, { bucket }) {
    const { region } = objects.bucket(bucket);
    const content = region === 'us-east-1' ? '' : region;
    return { body: { root: 'LocationConstraint', content } };
  },

  GetBucketVersioning(objects, { bucket }) {
    const content = { Status: objects.bucket(bucket).versioning };
    return { body: { root: 'VersioningConfiguration', content } };
  },

  PutBucketVersioning(objects, { bucket, body }) {
    const status = childText(document(body), 'Status');
    if (status !== 'Enabled' && status !== 'Suspended') throw malformed();
    objects.bucket(bucket).versioning = status;
    return {};
  },

  GetPublicAccessBlock: (objects, { bucket }) => ({
    body: {
      root: 'PublicAccessBlockConfiguration',
      content: objects.bucket(bucket).publicAccess,
    },
  }),

  PutPublicAccessBlock(objects, { bucket, body }) {
    const given = document(body);
    objects.bucket(bucket).publicAccess = Object.fromEntries(
      publicAccessBlocks.map((name) => [name, childText(given, name) === 'true']),
    );
    return {};
  },

  GetBucketEncryption(objects, { bucket }) {
    const SSEAlgorithm = objects.bucket(bucket).encryption;
    const Rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm }, BucketKeyEnabled: false };
    return { body: { root: 'ServerSideEncryptionConfiguration', content: { Rule } } };
  },

  PutBucketEncryption(objects, { bucket, body }) {
    const rule = document(body)?.children.find(({ name }) => name === 'Rule');
    const algorithm = childText(rule?.children[0], 'SSEAlgorithm');
    if (algorithm === undefined) throw malformed();
    objects.bucket(bucket).encryption = algorithm;
    return {};
  },
};
