import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitFacts } from '../types.ts';

const run = promisify(execFile);

/** What git says of the folder; undefined where it is no work tree or git is not installed. */
export async function gitFacts(folder: string): Promise<GitFacts | undefined> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    try {
      const { stdout } = await run('git', ['-C', folder, ...args], { timeout: 5_000 });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  };
  if ((await git('rev-parse', '--is-inside-work-tree')) !== 'true') return undefined;
  const names = (await git('remote'))?.split('\n') ?? [];
  const name = names.includes('origin') ? 'origin' : names[0];
  const remote = name && (await git('remote', 'get-url', name));
  const branch = await git('symbolic-ref', '--short', 'HEAD');
  const commit = await git('rev-parse', 'HEAD');
  return {
    ...(remote && { remote: withoutLogin(remote) }),
    ...(branch && { branch }),
    ...(commit && { commit }),
  };
}

/** A remote may carry a token before its host; nobody needs to see it. */
function withoutLogin(remote: string): string {
  return remote.replace(/^(https?:\/\/)[^@/]*@/, '$1');
}
