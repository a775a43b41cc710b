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

/** Git’s answer in the folder; undefined where it fails or has nothing to say. */
function asker(folder: string) {
  return async (...args: string[]): Promise<string | undefined> => {
    try {
      const { stdout } = await run('git', ['-C', folder, ...args], { timeout: 5_000 });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  };
}

/** The remote that counts: `origin`, else the first. */
async function remoteName(git: ReturnType<typeof asker>): Promise<string | undefined> {
  const names = (await git('remote'))?.split('\n') ?? [];
  return names.includes('origin') ? 'origin' : names[0];
}

/**
 * Whether the remote has a branch or a tag of that name, as far as it was fetched; undefined where
 * the copy has not fetched all branches, or none.
 */
export async function remoteHas(folder: string, version: string): Promise<boolean | undefined> {
  if (!(await isInRepository(folder))) return undefined;
  const git = asker(folder);
  const name = await remoteName(git);
  if (!name) return undefined;
  const branches = `refs/remotes/${name}/`;
  const fetched = await git('config', '--get-all', `remote.${name}.fetch`);
  if (!fetched?.includes(`refs/heads/*:${branches}*`)) return undefined;
  if (!(await git('for-each-ref', '--count=1', branches))) return undefined;
  const bare = version.replace(/^refs\/(heads|tags)\//, '');
  return (await git('for-each-ref', `${branches}${bare}`, `refs/tags/${bare}`)) !== undefined;
}

/** What git says of the folder; undefined where it is not in a repository. */
export async function gitFacts(folder: string): Promise<GitFacts | undefined> {
  const git = asker(folder);
  if (!(await isInRepository(folder))) return undefined;
  const name = await remoteName(git);
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
