import type { Change, Command, Finding, Leaving, StepId, Tell, Unseen, Writes } from '../types.ts';
import { attachRolePolicy } from './attach-role-policy.ts';
import { createBucket } from './create-bucket.ts';
import { createProject } from './create-project.ts';
import { createRole } from './create-role.ts';
import { pushImage } from './push-image.ts';
import { putParameter } from './put-parameter.ts';
import { putRolePolicy } from './put-role-policy.ts';
import { putTrustPolicy } from './put-trust-policy.ts';
import { rehearse } from './rehearse.ts';
import { startBuild } from './start-build.ts';
import { takeBackVerbs } from './undo/verbs.ts';
import { updateProject } from './update-project.ts';
import type { Verb } from './verb.ts';
import { writeFile } from './write-file.ts';

/** Every verb; the compiler refuses a change without one. */
const verbs: { [K in Change['kind']]: Verb<Extract<Change, { kind: K }>> } = {
  'put-parameter': putParameter,
  'create-role': createRole,
  'put-trust-policy': putTrustPolicy,
  'put-role-policy': putRolePolicy,
  'attach-role-policy': attachRolePolicy,
  'create-bucket': createBucket,
  'create-project': createProject,
  'update-project': updateProject,
  'write-file': writeFile,
  'push-image': pushImage,
  'start-build': startBuild,
  rehearse,
  ...takeBackVerbs,
};

const verbOf = (change: Change) => verbs[change.kind] as Verb<Change>;

/** A change in one line. */
export const say = (change: Change): string => verbOf(change).say(change);

/** The same without what becomes of it: the sign and the thing. */
export const sayBriefly = (change: Change): string => say(change).split('  ')[0] ?? '';

/** The commands that do the same by hand, in order. */
export const commands = (change: Change): readonly Command[] => verbOf(change).commands(change);

/**
 * Carries a change out.
 * @throws Refused when the outside says no, Left when the person leaves
 */
export const apply = (
  writes: Writes,
  change: Change,
  step: StepId,
  tell: Tell,
  leaving: Leaving = async () => 'leave',
): Promise<Finding | undefined> => verbOf(change).apply(writes, change, step, tell, leaving);

/** The finding for a change that was refused. */
export const refused = (change: Change, step: StepId, unseen: Unseen): Finding =>
  verbOf(change).refused(change, step, unseen);
