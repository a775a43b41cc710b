import { t } from '../language.ts';
import type { DigestAnswer } from '../types.ts';
import { type LoggedPush, mayBe } from './logged-pushes.ts';

/** What a build that succeeded claims to have pushed, and what is asked about it. */
export interface Claim {
  registry: string;
  repository: string;
  /** The throw-away tag; absent where the build pushed its own tags. */
  tag?: string;
  /** What the registry served under the throw-away tag before the build; absent if not known. */
  before?: DigestAnswer;
  pushes: readonly LoggedPush[];
  /** False where the log could not be read to its end, so that a push may be missing in it. */
  wholeLog: boolean;
  ask(tag: string): Promise<DigestAnswer>;
}

/** What the registry says to a claim. */
export type Confirmation =
  | { kind: 'confirmed'; tag: string; digest: string }
  | { kind: 'pushed-nothing' }
  | { kind: 'not-served'; digest: string; served?: string }
  | { kind: 'unknown'; said: string };

/**
 * Asks the registry for what a build claims. Confirmed is the digest that the log tells; where the
 * log tells none, a throw-away tag that the registry did not serve so before the build.
 */
export async function confirmPush(claim: Claim): Promise<Confirmation> {
  const own = claim.pushes.filter((push) => isOwn(push, claim));
  const tag = claim.tag ?? own.findLast((push) => !push.tag.includes('*'))?.tag;
  if (tag === undefined) return nothingTold(claim, own.length > 0);
  const served = await claim.ask(tag);
  if (served.kind === 'unknown' || served.kind === 'refused') {
    return { kind: 'unknown', said: served.said };
  }
  const told = own.filter((push) => mayBe(push.tag, tag)).at(-1)?.digest;
  if (served.kind === 'absent') {
    return told ? { kind: 'not-served', digest: told } : { kind: 'pushed-nothing' };
  }
  const { digest } = served;
  if (told !== undefined) {
    if (mayBe(told, digest)) return { kind: 'confirmed', tag, digest };
    return { kind: 'not-served', digest: told, served: digest };
  }
  return isNew(claim, digest) ? { kind: 'confirmed', tag, digest } : nothingTold(claim, false);
}

function isOwn({ repository }: LoggedPush, claim: Claim): boolean {
  return repository === undefined || mayBe(repository, `${claim.registry}/${claim.repository}`);
}

/** A digest that came under the throw-away tag between two looks came from the build. */
function isNew({ before }: Claim, digest: string): boolean {
  if (before?.kind === 'absent') return true;
  return before?.kind === 'served' && before.digest !== digest;
}

function nothingTold({ wholeLog }: Claim, masked: boolean): Confirmation {
  if (masked) return { kind: 'unknown', said: t`the log shows the pushed tag only as ***` };
  if (wholeLog) return { kind: 'pushed-nothing' };
  return { kind: 'unknown', said: t`the log of the build could not be read to its end` };
}
