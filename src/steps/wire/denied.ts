import type { Change, Finding } from '../../types.ts';
import { inlinePolicy } from './changes.ts';
import type { Judged, NeedGroup, WireSight } from './sight.ts';

/** The words of one kind of need that the role is not allowed. */
export interface DeniedWords {
  check: string;
  what: (sight: WireSight, denied: readonly Judged[]) => string;
  why: string;
  text: string;
  /** What repairs it; the exact inline policy unless said otherwise. */
  changes?: (sight: WireSight) => readonly Change[];
}

/** The finding for a group of needs that IAM does not allow, cannot tell, or denies outright. */
export function deniedNeeds(
  sight: WireSight,
  groups: readonly NeedGroup[],
  words: DeniedWords,
): Finding[] {
  const judged = sight.judged.filter(({ group }) => groups.includes(group));
  const denied = judged.filter(({ decision }) => decision.endsWith('Deny'));
  const fact = { check: words.check, step: 'wire', where: { arn: sight.roleArn } } as const;
  if (denied.some(({ decision }) => decision === 'explicitDeny')) {
    return [
      {
        ...fact,
        severity: 'error',
        what: `${words.what(sight, denied)}: a policy denies it outright`,
        why: 'a deny wins over every allow, in a policy of the role, its boundary or the organization',
        remedy: {
          kind: 'advice',
          text: 'have the administrator who wrote the deny make room for it',
        },
      },
    ];
  }
  const doubtful = judged.some(({ decision }) => decision === 'unknown');
  if (denied.length === 0 && !doubtful) return [];
  const changes = words.changes?.(sight) ?? [inlinePolicy(sight)];
  const remedy = { kind: 'change', text: words.text, changes } as const;
  if (denied.length > 0) {
    return [
      { ...fact, severity: 'error', what: words.what(sight, denied), why: words.why, remedy },
    ];
  }
  return [
    {
      ...fact,
      severity: 'unknown',
      what: `it could not be told whether ${words.what(sight, judged)}`,
      why: 'it hangs on a condition whose value only a real build knows',
      remedy,
    },
  ];
}
