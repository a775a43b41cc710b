import type { Check, Finding, Unseen } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The role, the project and what belongs to them can be looked at. */
export const wiringUnseen: Check<WireSight> = {
  id: 'wiring-unseen',
  title: 'the role and the project can be looked at',
  find({ role, project, bucket, keyArn, roleName, projectName, source }) {
    const looked: [Looked: object, what: string][] = [
      [role, `the role ${roleName}`],
      [project, `the project ${projectName}`],
      ...(bucket
        ? [
            [bucket, `the bucket ${source.kind === 'bucket' ? source.bucket : ''}`] as [
              object,
              string,
            ],
          ]
        : []),
      ...(keyArn ? [[keyArn, 'the customer key'] as [object, string]] : []),
    ];
    return looked.flatMap(([seen, what]) =>
      'unseen' in seen ? [finding(what, seen.unseen as Unseen)] : [],
    );
  },
};

function finding(what: string, { tried, said, reason }: Unseen): Finding {
  return {
    check: 'wiring-unseen',
    step: 'wire',
    severity: 'unknown',
    what: `${what} could not be looked at`,
    why: `${tried} answered: ${said}`,
    remedy: {
      kind: 'advice',
      text:
        reason === 'denied' ? `have ${tried} allowed to you` : 'run this again when AWS answers',
    },
  };
}
