import type { Bucket } from './s3-store.ts';
import { Fault } from './service.ts';

/** The four settings that block public access. */
export const publicAccessBlocks = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
];

/** New buckets block public access and encrypt (S3 User Guide, "Default bucket settings"). */
export function newBucket(name: string, region: string): Bucket {
  return {
    name,
    region,
    created: new Date(),
    versioning: undefined,
    publicAccess: Object.fromEntries(publicAccessBlocks.map((block) => [block, true])),
    encryption: 'AES256',
    objects: new Map(),
  };
}

/** @throws Fault `InvalidBucketName` */
export function checkBucketName(name: string): void {
  // S3 User Guide, "General purpose bucket naming rules"
  const valid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !/\.\.|^\d+\.\d+\.\d+\.\d+$|^xn--|-s3alias$/.test(name);
  if (!valid) throw new Fault('InvalidBucketName', 'The specified bucket is not valid.');
}
