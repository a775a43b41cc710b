import { createReadStream } from 'node:fs';
import type { S3Client } from '@aws-sdk/client-s3';
import { t } from '../../language.ts';
import { Refused, type SourceObject } from '../../types.ts';
import type { Zip } from '../source-zip.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';

/** What was uploaded; its version where the bucket keeps versions. */
export interface Uploaded extends SourceObject {
  version?: string;
}

/** Puts the zip of a source where CodeBuild reads it, and takes it away again. */
export function openUploads(config: ClientConfig) {
  const client = once(async () => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client(config);
  });
  return {
    /**
     * @throws Refused, also where the object holds something that firstpush did not put there
     */
    async upload({ bucket, object }: SourceObject, zip: Zip): Promise<Uploaded> {
      const { PutObjectCommand } = await import('@aws-sdk/client-s3');
      await refuseForeign(await client(), { bucket, object });
      return written('s3:PutObject', async () => {
        const answer = await (await client()).send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: object,
            Body: createReadStream(zip.path),
            ContentLength: zip.size,
            ContentType: 'application/zip',
            Metadata: mark,
          }),
        );
        const { VersionId: version } = answer;
        return { bucket, object, ...(version && { version }) };
      });
    },

    /** Removes what was uploaded, as far as that is allowed. */
    async removeUpload({ bucket, object, version }: Uploaded): Promise<void> {
      const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
      const input = { Bucket: bucket, Key: object, ...(version && { VersionId: version }) };
      await seen('s3:DeleteObject', async () =>
        (await client()).send(new DeleteObjectCommand(input)),
      );
    },
  };
}

/** Tells our own uploads from a source that somebody keeps there. */
const mark = { firstpush: 'test-source' };

async function refuseForeign(client: S3Client, object: SourceObject): Promise<void> {
  const held = await written('s3:GetObject', () => headOf(client, object));
  if (!held || held.Metadata?.['firstpush'] === mark.firstpush) return;
  const said = t`s3://${object.bucket}/${object.object} holds a source that firstpush did not put there`;
  throw new Refused({ reason: 'other', tried: 's3:PutObject', said });
}

/** Whether an upload of ours lies there. */
export async function isOurs(client: S3Client, object: SourceObject): Promise<boolean> {
  return (await headOf(client, object))?.Metadata?.['firstpush'] === mark.firstpush;
}

async function headOf(client: S3Client, { bucket, object }: SourceObject) {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    return await client.send(new HeadObjectCommand({ Bucket: bucket, Key: object }));
  } catch (error) {
    // Without the right to list, S3 says 403 for an object that is not there.
    if (isNamed(error, 'NotFound', 'NoSuchKey', 'NoSuchBucket', 'Forbidden', '403'))
      return undefined;
    throw error;
  }
}
