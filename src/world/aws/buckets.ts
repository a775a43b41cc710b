import type { Caller, CreateBucket, Seen } from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';

/** Reads and creates the bucket that holds a project's source. */
export function openBuckets(config: ClientConfig, caller: () => Promise<Seen<Caller>>) {
  const client = once(async () => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client(config);
  });
  return {
    async bucket(name: string): Promise<Seen<'ours' | 'foreign' | 'absent'>> {
      const { HeadBucketCommand } = await import('@aws-sdk/client-s3');
      const me = await caller();
      const owner = 'seen' in me ? me.seen.account : undefined;
      return seen('s3:HeadBucket', async () => {
        try {
          const input = { Bucket: name, ...(owner && { ExpectedBucketOwner: owner }) };
          await (await client()).send(new HeadBucketCommand(input));
          return 'ours';
        } catch (error) {
          if (isNamed(error, 'NotFound', 'NoSuchBucket')) return 'absent';
          // S3 says 403 to whoever does not own the bucket.
          if (isNamed(error, 'Forbidden', '403') || statusOf(error) === 403) return 'foreign';
          throw error;
        }
      });
    },

    async bucketRegion(name: string): Promise<Seen<string | undefined>> {
      const { HeadBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
      return seen('s3:HeadBucket', async () => {
        // S3 answers for a bucket elsewhere with the way to its region.
        const everywhere = new S3Client({ ...config, followRegionRedirects: true });
        try {
          return (await everywhere.send(new HeadBucketCommand({ Bucket: name }))).BucketRegion;
        } catch (error) {
          if (isNamed(error, 'NotFound', 'NoSuchBucket')) return undefined;
          throw error;
        } finally {
          everywhere.destroy();
        }
      });
    },

    async createBucket({ bucket, region }: CreateBucket): Promise<void> {
      const { BucketLocationConstraint, CreateBucketCommand, PutPublicAccessBlockCommand } =
        await import('@aws-sdk/client-s3');
      // S3 refuses a location constraint for its first region.
      const elsewhere = Object.values(BucketLocationConstraint).find((one) => one === region);
      await written('s3:CreateBucket', async () => {
        try {
          await (await client()).send(
            new CreateBucketCommand({
              Bucket: bucket,
              ...(elsewhere && { CreateBucketConfiguration: { LocationConstraint: elsewhere } }),
            }),
          );
        } catch (error) {
          if (!isNamed(error, 'BucketAlreadyOwnedByYou')) throw error;
        }
        await (await client()).send(
          new PutPublicAccessBlockCommand({
            Bucket: bucket,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              IgnorePublicAcls: true,
              BlockPublicPolicy: true,
              RestrictPublicBuckets: true,
            },
          }),
        );
      });
    },
  };
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
