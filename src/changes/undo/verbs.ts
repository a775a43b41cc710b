import type { TakeBack } from '../../types.ts';
import type { Verb } from '../verb.ts';
import { clearBuild, deleteBucket, deleteProject } from './builds.ts';
import { deleteFile, restoreFile } from './files.ts';
import { withdrawTag } from './images.ts';
import { deleteParameter, restoreParameter } from './parameters.ts';
import {
  deleteRole,
  deleteRolePolicy,
  detachRolePolicy,
  restoreRolePolicy,
  restoreTrustPolicy,
} from './roles.ts';

/** The verbs that take others back. */
export const takeBackVerbs: { [K in TakeBack['kind']]: Verb<Extract<TakeBack, { kind: K }>> } = {
  'restore-parameter': restoreParameter,
  'delete-parameter': deleteParameter,
  'restore-trust-policy': restoreTrustPolicy,
  'restore-role-policy': restoreRolePolicy,
  'delete-role-policy': deleteRolePolicy,
  'detach-role-policy': detachRolePolicy,
  'delete-role': deleteRole,
  'delete-project': deleteProject,
  'delete-bucket': deleteBucket,
  'clear-build': clearBuild,
  'restore-file': restoreFile,
  'delete-file': deleteFile,
  'withdraw-tag': withdrawTag,
};
