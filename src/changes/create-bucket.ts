import { t } from '../language.ts';
import type { CreateBucket } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const createBucket: Verb<CreateBucket> = {
  say: ({ bucket, region }) =>
    t`+ bucket ${bucket}  ${region}, private, holds the source that CodeBuild reads`,

  commands({ bucket, region }) {
    const constraint = `LocationConstraint=${region}`;
    const create = ['aws', 's3api', 'create-bucket', '--bucket', bucket];
    // S3 refuses a location constraint for its first region.
    if (region !== 'us-east-1') create.push('--create-bucket-configuration', constraint);
    const block =
      'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true';
    const keepPrivate = [
      ...['aws', 's3api', 'put-public-access-block', '--bucket', bucket],
      ...['--public-access-block-configuration', block],
    ];
    return [{ pipeline: [create] }, { pipeline: [keepPrivate] }];
  },

  async apply(writes, change) {
    await writes.createBucket(change);
    return undefined;
  },

  refused({ bucket }, step, unseen) {
    const what = t`the bucket ${bucket} could not be created`;
    return refusal(step, 'bucket-not-created', what, unseen, t`s3:CreateBucket on ${bucket}`);
  },
};
