import { isElsewhere } from '../../buildspec/elsewhere.ts';
import { programOf } from '../../buildspec/program.ts';
import type { Story } from '../../buildspec/story.ts';

/**
 * Whether commands call the docker program: `called` where one of them does, `given` where a script
 * or a tool that they run may do so, so that an engine has to be there, `none` as far as is written.
 */
export type DockerUse = 'called' | 'given' | 'none';

/** Reads from commands whether they need docker. */
export function dockerUse({ calls, unread }: Story): DockerUse {
  const programs = calls.map(({ argv }) => programOf(argv)?.name);
  if (programs.includes('docker')) return 'called';
  return unread.length > 0 || calls.some(isElsewhere) ? 'given' : 'none';
}
