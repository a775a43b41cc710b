import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Proof } from '../types.ts';
import { replaceFile } from './files.ts';

/** Keeps the last proof of each repository in the user's state folder: digests and times, no secret. */
export function openProofs(state: string) {
  const folder = join(state, 'proofs');
  const fileOf = (registry: string, repository: string) => {
    const name = createHash('sha256').update(`${registry}/${repository}`).digest('hex');
    return join(folder, `${name.slice(0, 32)}.json`);
  };
  return {
    async proof(registry: string, repository: string): Promise<Proof | undefined> {
      try {
        return JSON.parse(await readFile(fileOf(registry, repository), 'utf8')) as Proof;
      } catch (error) {
        // A proof that is missing or torn proves nothing, and the push is proven again.
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code) return undefined;
        throw error;
      }
    },

    async keep(registry: string, repository: string, proof: Proof): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(fileOf(registry, repository), `${JSON.stringify(proof, null, 2)}\n`, 0o600);
    },
  };
}
