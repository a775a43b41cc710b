import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Proof, Where } from '../types.ts';
import { replaceFile } from './files.ts';

/** The places where a push is proven, each with what its file is called after. */
const suffixes: Record<Where, string> = {
  local: '',
  codebuild: '#codebuild',
  rehearse: '#rehearse',
};

/**
 * Keeps the last proof of each repository and place in the user's state folder: digests and times,
 * no secret.
 */
export function openProofs(state: string) {
  const folder = join(state, 'proofs');
  const fileOf = (registry: string, repository: string, where: Where) => {
    const scope = `${registry}/${repository}${suffixes[where]}`;
    const name = createHash('sha256').update(scope).digest('hex');
    return join(folder, `${name.slice(0, 32)}.json`);
  };
  return {
    async proofs(registry: string, repository: string): Promise<readonly Proof[]> {
      const places = Object.keys(suffixes) as Where[];
      const kept = places.map((where) => readProof(fileOf(registry, repository, where)));
      return (await Promise.all(kept)).flat();
    },

    async keep(registry: string, repository: string, proof: Proof): Promise<void> {
      const file = fileOf(registry, repository, proof.where);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(file, `${JSON.stringify(proof, null, 2)}\n`, 0o600);
    },
  };
}

/** None where it is missing or torn: such a proof proves nothing, and the push is proven again. */
async function readProof(file: string): Promise<readonly Proof[]> {
  try {
    return [JSON.parse(await readFile(file, 'utf8')) as Proof];
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code) return [];
    throw error;
  }
}
