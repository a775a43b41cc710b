import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DigestAnswer } from '../types.ts';
import type { Uploaded } from './aws/source-upload.ts';
import { replaceFile } from './files.ts';

/** How far a test build has come: enough for another run to go on with it after this one is gone. */
export interface BuildEntry {
  fingerprint: string;
  /** Sent with the start, so that CodeBuild starts the same build once. */
  token: string;
  /** Milliseconds since 1970 when the token was made. */
  at: number;
  /** What the registry served under the throw-away tag before. */
  before?: DigestAnswer;
  uploaded?: Uploaded;
  /** Id of the build that was started. */
  build?: string;
}

/** Keeps the test build under way of each project in the user's state folder; no secret is in it. */
export function openBuildJournal(state: string, account: () => Promise<string>) {
  const folder = join(state, 'builds');
  const fileOf = async (project: string) => {
    const scope = `${await account()}/${project}`;
    return join(folder, `${createHash('sha256').update(scope).digest('hex').slice(0, 32)}.json`);
  };
  return {
    async read(project: string): Promise<BuildEntry | undefined> {
      try {
        return JSON.parse(await readFile(await fileOf(project), 'utf8')) as BuildEntry;
      } catch (error) {
        // An entry that is missing or torn leads nowhere, and a new build is started.
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code) return undefined;
        throw error;
      }
    },

    async write(project: string, entry: BuildEntry): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(await fileOf(project), `${JSON.stringify(entry, null, 2)}\n`, 0o600);
    },

    remove: async (project: string): Promise<void> => rm(await fileOf(project), { force: true }),
  };
}
