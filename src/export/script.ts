import { t } from '../language.ts';
import type { Change, Command } from '../types.ts';
import type { Plan } from './plan.ts';

/** What the prompt for a change's secret says. */
export function secretFor(change: Change): string {
  if (change.kind === 'put-parameter') return t`password, for ${change.name}: `;
  if (change.kind === 'push-image') {
    return t`password of ${change.credential.username} at ${change.registry}: `;
  }
  return t`password: `;
}

/** The command that waits until what a change makes can be used by the next. */
export function waitsFor(change: Change): Command[] {
  if (change.kind !== 'create-role') return [];
  return [{ pipeline: [['aws', 'iam', 'wait', 'role-exists', '--role-name', change.role]] }];
}

/** True for a project that is to run as a role which the same plan makes. */
export function followsItsRole(change: Change, { changes }: Plan): boolean {
  if (change.kind !== 'create-project') return false;
  const name = change.project.role.split('/').at(-1);
  return changes.some((one) => one.change.kind === 'create-role' && one.change.role === name);
}
