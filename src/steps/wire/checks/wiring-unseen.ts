import { t } from '../../../language.ts';
import type { Check, Finding, Seen, Unseen } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The role, the project and what belongs to them can be looked at. */
export const wiringUnseen: Check<WireSight> = {
  id: 'wiring-unseen',
  title: t`the role and the project can be looked at`,
  find({ role, project, bucket, keys, roleName, projectName, source }) {
    const bucketName = source.kind === 'bucket' ? source.bucket : '';
    const looked: { what: string; seen: Seen<unknown> | undefined }[] = [
      { what: t`the role ${roleName}`, seen: role },
      { what: t`the project ${projectName}`, seen: project },
      { what: t`the bucket ${bucketName}`, seen: bucket },
      ...keys.map(({ key, arn }) => ({ what: t`the customer key ${key}`, seen: arn })),
    ];
    return looked.flatMap(({ what, seen }) =>
      seen && 'unseen' in seen ? [finding(what, seen.unseen)] : [],
    );
  },
};

function finding(what: string, { tried, said, reason }: Unseen): Finding {
  return {
    check: 'wiring-unseen',
    step: 'wire',
    severity: 'unknown',
    what: t`${what} could not be looked at`,
    why: t`${tried} answered: ${said}`,
    remedy: {
      kind: 'advice',
      text:
        reason === 'denied' ? t`have ${tried} allowed to you` : t`run this again when AWS answers`,
    },
  };
}
