import type { Where } from '../../src/types.ts';
import type { Stage } from './stage.ts';
import { type Trouble, troubles } from './trouble.ts';

/** One call that goes wrong in one way. */
export interface Case {
  call: string;
  trouble: Trouble;
  /** Where the push is proven in the walk that makes this call. */
  where: Where;
  /** True for a call that is made once in an account: its case needs one in which nothing was done. */
  once: boolean;
}

/** The calls that walks make, from nothing to a proof and over what is there, each with its walk. */
async function callsOf(stage: Stage): Promise<ReadonlyMap<string, Where>> {
  const found = new Map<string, Where>();
  for (const where of ['local', 'codebuild'] as const) {
    for (const _ of ['from nothing', 'again']) {
      const { calls } = await stage.walk(`list-${where}`, where);
      for (const call of calls) if (!found.has(call)) found.set(call, where);
    }
  }
  return found;
}

/** What the engine and the registry do between themselves; how long they wait is theirs to say. */
const notOurs = /^registry:(GET v2|GET token$|HEAD blobs|PATCH|PUT)/;

/** A build or a push may be silent as long as it likes: the screen says so, and who waits may leave. */
const mayBeSilent = /^engine:POST/;

/** Every call in every way in which it can go wrong. */
export async function allCases(stage: Stage): Promise<Case[]> {
  const calls = await callsOf(stage);
  return [...calls].flatMap(([call, where]) =>
    troubles
      .filter((trouble) => trouble !== 'silent' || !(notOurs.test(call) || mayBeSilent.test(call)))
      .filter((trouble) => !call.startsWith('engine:') || !neverOfEngines.includes(trouble))
      .map((trouble) => ({ call, trouble, where, once: call.startsWith('s3:PUT bucket') })),
  );
}

/** An engine counts no calls and gives out nothing that expires. */
const neverOfEngines: readonly Trouble[] = ['throttled', 'expired'];

/** One in `share` of the cases, spread over calls and ways. */
export function someOf(cases: readonly Case[], share: number): Case[] {
  return cases.filter((_, at) => at % share === 0);
}
