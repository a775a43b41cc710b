import { say } from '../changes/verbs.ts';
import type { Change, Finding, Step } from '../types.ts';

/** Steps that do not propose the changes that are left to somebody else. */
export function withholding(
  steps: readonly Step<unknown>[],
  isLeft: (change: Change) => boolean,
): readonly Step<unknown>[] {
  const withhold = (finding: Finding): Finding => {
    const { remedy } = finding;
    if (remedy.kind !== 'change' || !remedy.changes.some(isLeft)) return finding;
    const changes = remedy.changes.filter((change) => !isLeft(change));
    if (changes.length > 0) return { ...finding, remedy: { ...remedy, changes } };
    const text = `an administrator has to do it: ${remedy.changes.map(say).join('; ')}`;
    return { ...finding, because: 'caller-lacks-right', remedy: { kind: 'advice', text } };
  };
  return steps.map((step) => ({
    ...step,
    checks: step.checks.map((check) => ({
      ...check,
      find: (sight) => check.find(sight).map(withhold),
    })),
  }));
}
