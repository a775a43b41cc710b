import { bucketRuns } from './s3-buckets.ts';
import { listObjectsV2 } from './s3-listing.ts';
import { objectRuns } from './s3-objects.ts';
import type { Objects } from './s3-store.ts';
import type { S3Request, S3Run } from './s3-wire.ts';
import type { Operations } from './service.ts';

/** S3 as far as a source archive needs it: whole objects, versions, no multipart uploads. */
export function s3Operations(objects: Objects): Operations {
  const runs: Record<string, S3Run> = {
    ...bucketRuns,
    ...objectRuns,
    ListObjectsV2: listObjectsV2,
  };
  return Object.fromEntries(
    Object.entries(runs).map(([name, run]) => [
      name,
      (input, call) => run(objects, input as S3Request, call),
    ]),
  );
}
