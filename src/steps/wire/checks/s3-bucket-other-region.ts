import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The bucket of the source is in the region that builds it. */
export const s3BucketOtherRegion: Check<WireSight> = {
  id: 's3-bucket-other-region',
  title: t`the source’s bucket is in the region of the builds`,
  find({ project, projectName, caller, around }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const bucket = around?.sourceBucket;
    if (!facts || !bucket || !('seen' in bucket.region) || !('seen' in caller)) return [];
    const here = caller.seen.region;
    const there = bucket.region.seen;
    if (there === undefined || there === here) return [];
    return [
      {
        check: 's3-bucket-other-region',
        step: 'wire',
        severity: 'error',
        what: t`${projectName} builds in ${here}, and the bucket ${bucket.name} of its source is in ${there}`,
        why: t`CodeBuild reads a source only from a bucket of its own region`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`put the source into a bucket in ${here}, or build in ${there} with --region`,
        },
      },
    ];
  },
};
