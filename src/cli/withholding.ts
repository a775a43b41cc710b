import { sayBriefly } from '../changes/verbs.ts';
import { t } from '../language.ts';
import type { Change, Finding, Step } from '../types.ts';

/**
 * Steps that do not propose the changes that are left to somebody else: `why` gives for each of
 * these the check that says so.
 */
export function withholding(
  steps: readonly Step<unknown>[],
  why: (change: Change) => string | undefined,
): readonly Step<unknown>[] {
  const withhold = (finding: Finding): Finding => {
    const { remedy } = finding;
    const because = remedy.kind === 'change' ? remedy.changes.map(why).find(Boolean) : undefined;
    if (remedy.kind !== 'change' || !because) return finding;
    const changes = remedy.changes.filter((change) => !why(change));
    if (changes.length > 0) return { ...finding, remedy: { ...remedy, changes } };
    const text = t`an administrator has to do it: ${remedy.changes.map(sayBriefly).join('; ')}`;
    return { ...finding, because, remedy: { kind: 'advice', text } };
  };
  return steps.map((step) => ({
    ...step,
    checks: step.checks.map((check) => ({
      ...check,
      find: (sight) => check.find(sight).map(withhold),
    })),
  }));
}
