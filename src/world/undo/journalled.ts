import type { Change, Deed, Ground, Told, Writes } from '../../types.ts';
import { type BeforeReads, deedsOf } from './before.ts';
import type { Journal } from './journal.ts';

/** Writes that say what became known only by writing. */
export type TellingWrites = Omit<Writes, 'putParameter'> & {
  putParameter(change: Parameters<Writes['putParameter']>[0]): Promise<Told>;
};

/** What the journal is kept with. */
export interface Keeping {
  journal: Journal;
  reads: BeforeReads;
  /** The account that is written to; undefined where nobody can say. */
  ground(): Promise<Ground | undefined>;
  /** Of a place that ends with this process only what it leaves behind is kept. */
  keeps(deed: Deed): boolean;
}

/** The same writes, each written down before it is done, so that no verb knows of the journal. */
export function journalled(writes: TellingWrites, keeping: Keeping): Writes {
  const noted = async <T>(
    change: Change,
    write: () => Promise<T>,
    toldBy: (result: T) => Told = () => ({}),
  ): Promise<T> => {
    const entries = await writeDown(change, keeping);
    const result = await write();
    const told = toldBy(result);
    if (Object.keys(told).length === 0) return result;
    for (const id of entries) await keeping.journal.tell(id, told);
    return result;
  };
  return {
    ...writes,
    putParameter: async (change) => {
      await noted(
        change,
        () => writes.putParameter(change),
        (told) => told,
      );
    },
    createRole: (change) => noted(change, () => writes.createRole(change)),
    putTrustPolicy: (change) => noted(change, () => writes.putTrustPolicy(change)),
    putRolePolicy: (change) => noted(change, () => writes.putRolePolicy(change)),
    attachRolePolicy: (change) => noted(change, () => writes.attachRolePolicy(change)),
    createBucket: (change) => noted(change, () => writes.createBucket(change)),
    createProject: (change, tell) => noted(change, () => writes.createProject(change, tell)),
    updateProject: (change, tell) => noted(change, () => writes.updateProject(change, tell)),
    writeFile: (change) => noted(change, () => writes.writeFile(change)),
    pushImage: (change, tell) =>
      noted(
        change,
        () => writes.pushImage(change, tell),
        (outcome) => ('digest' in outcome ? { digest: outcome.digest } : {}),
      ),
    startBuild: (change, tell, leaving) =>
      noted(change, () => writes.startBuild(change, tell, leaving), proven),
    rehearse: (change, tell) => noted(change, () => writes.rehearse(change, tell), proven),
  };
}

const proven = (outcome: Awaited<ReturnType<Writes['startBuild']>>): Told =>
  outcome.kind === 'proven' ? { digest: outcome.proof.digest } : {};

async function writeDown(change: Change, keeping: Keeping): Promise<string[]> {
  const { journal, reads, ground, keeps } = keeping;
  const ids: string[] = [];
  for (const deed of (await deedsOf(change, reads)).filter(keeps)) {
    const at = await ground();
    ids.push(await journal.append({ ...(at && { ground: at }), deed }));
  }
  return ids;
}
