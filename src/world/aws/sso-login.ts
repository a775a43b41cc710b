import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Place } from '../place.ts';
import { hasProgram } from '../programs.ts';

/** Whether the AWS CLI is there to log in with. */
export const canLogIn = ({ environment }: Pick<Place, 'environment'>): Promise<boolean> =>
  hasProgram('aws', environment['PATH']);

/**
 * Logs in to IAM Identity Center by the AWS CLI, which opens the browser and keeps the new session
 * where every AWS tool looks for it. Gives true where it succeeded; each line that it says is told.
 */
export async function logInBySso(
  profile: string,
  { environment }: Pick<Place, 'environment'>,
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<boolean> {
  const child = spawn('aws', ['sso', 'login', '--profile', profile], {
    // Python would else keep what it says until it ends.
    env: { ...environment, PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', tell);
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}
