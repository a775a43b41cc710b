import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may read the bucket that the source stands in. */
export const s3SourceDenied: Check<WireSight> = {
  id: 's3-source-artifact-denied',
  title: 'the role may read the source’s bucket',
  find: (sight) =>
    deniedNeeds(sight, ['source'], {
      check: 's3-source-artifact-denied',
      what: ({ roleName }) => `the role ${roleName} cannot read its source in S3`,
      why: 'the build downloads its source as this role',
      text: 'let it read exactly this object',
    }),
};
