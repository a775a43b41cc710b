import type { BucketNow, DeleteBucket, DeleteProject, Seen, SourceObject } from '../../types.ts';
import type { openBuckets } from './buckets.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';
import { isOurs } from './source-upload.ts';

/** How many names of objects are worth telling. */
const mostObjects = 10;

/** Removes projects and buckets, and looks first what is in them. What is gone already is well. */
export function openProjectRemovals(
  config: ClientConfig,
  bucket: ReturnType<typeof openBuckets>['bucket'],
) {
  const s3 = once(async () => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client(config);
  });
  return {
    async bucketNow(name: string): Promise<Seen<Omit<BucketNow, 'usedBy'> | undefined>> {
      const owner = await bucket(name);
      if ('unseen' in owner) return owner;
      if (owner.seen === 'absent') return { seen: undefined };
      if (owner.seen === 'foreign') return { seen: { owner: 'foreign', objects: [] } };
      return seen('s3:ListBucket', async () => {
        const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
        const list = new ListObjectsV2Command({ Bucket: name, MaxKeys: mostObjects });
        const { Contents = [] } = await (await s3()).send(list);
        return { owner: 'ours', objects: Contents.map(({ Key = '' }) => Key) };
      });
    },

    /** Whether an upload of ours lies there. */
    uploadNow: (object: SourceObject): Promise<Seen<boolean>> =>
      seen('s3:GetObject', async () => isOurs(await s3(), object)),

    async deleteBucket({ bucket: Bucket }: DeleteBucket): Promise<void> {
      const { DeleteBucketCommand } = await import('@aws-sdk/client-s3');
      await written('s3:DeleteBucket', async () => {
        try {
          await (await s3()).send(new DeleteBucketCommand({ Bucket }));
        } catch (error) {
          if (!isNamed(error, 'NoSuchBucket')) throw error;
        }
      });
    },

    async deleteProject({ name }: DeleteProject): Promise<void> {
      const { CodeBuildClient, DeleteProjectCommand } = await import('@aws-sdk/client-codebuild');
      // Of a project that is gone CodeBuild says the same as of one that was deleted.
      await written('codebuild:DeleteProject', () =>
        new CodeBuildClient(config).send(new DeleteProjectCommand({ name })),
      );
    },
  };
}
