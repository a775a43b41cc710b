import { t } from '../../language.ts';
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
  /** The check that found the cause, where one did. */
  because?: (sight: WireSight) => string | undefined;
}

/**
 * The finding for needs that no policy of the role allows, or of which that could not be told. What
 * is denied in spite of the role's own policies is another fault, with another remedy.
 */
export function deniedNeeds(
  sight: WireSight,
  groups: readonly NeedGroup[],
  words: DeniedWords,
): Finding[] {
  const judged = sight.judged.filter(({ group }) => groups.includes(group));
  const denied = judged.filter(({ decision }) => decision === 'implicitDeny');
  const doubtful = judged.filter(({ decision }) => decision === 'unknown');
  if (denied.length === 0 && doubtful.length === 0) return [];
  const changes = words.changes?.(sight) ?? [inlinePolicy(sight)];
  const remedy = { kind: 'change', text: words.text, changes } as const;
  const fact = { check: words.check, step: 'wire', where: { arn: sight.roleArn }, remedy } as const;
  if (denied.length > 0) {
    const because = words.because?.(sight);
    const what = words.what(sight, denied);
    return [{ ...fact, severity: 'error', what, why: words.why, ...(because && { because }) }];
  }
  return [
    {
      ...fact,
      severity: 'unknown',
      what: t`it could not be told whether ${words.what(sight, doubtful)}`,
      why: t`it hangs on a condition whose value only a real build knows`,
    },
  ];
}
