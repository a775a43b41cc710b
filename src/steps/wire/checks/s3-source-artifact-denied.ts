import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may read the bucket that the source stands in. */
export const s3SourceDenied: Check<WireSight> = {
  id: 's3-source-artifact-denied',
  title: t`the role may read the source’s bucket`,
  find: (sight) =>
    deniedNeeds(sight, ['source'], {
      check: 's3-source-artifact-denied',
      what: ({ roleName }) => t`the role ${roleName} cannot read its source in S3`,
      why: t`the build downloads its source as this role`,
      text: t`let it read exactly this object`,
    }),
};
