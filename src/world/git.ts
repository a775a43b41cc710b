import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitFacts } from '../types.ts';

const run = promisify(execFile);

/**
 * Whether the folder's files are a repository's: it lies in a work tree that does not ignore it.
 * False where git is not installed.
 */
export async function isInRepository(folder: string): Promise<boolean> {
  const inside = ['-C', folder, 'rev-parse', '--is-inside-work-tree'];
  try {
    const { stdout } = await run('git', inside, { timeout: 5_000 });
    if (stdout.trim() !== 'true') return false;
  } catch {
    return false;
  }
  // It succeeds for what is ignored, and fails for what is not.
  return run('git', ['-C', folder, 'check-ignore', '--quiet', '.'], { timeout: 5_000 }).then(
    () => false,
    () => true,
  );
}

/** What git says of the folder; undefined where it is not in a repository. */
export async function gitFacts(folder: string): Promise<GitFacts | undefined> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    try {
      const { stdout } = await run('git', ['-C', folder, ...args], { timeout: 5_000 });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  };
  if (!(await isInRepository(folder))) return undefined;
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
