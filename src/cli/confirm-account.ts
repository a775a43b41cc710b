import { t } from '../language.ts';
import { Usage } from '../options.ts';
import type { Caller, Change, Known, Question, Reads, Ui, Whereto } from '../types.ts';
import { profileNames } from '../world/aws/profiles.ts';
import type { Surroundings } from './surroundings.ts';

/** Changes that leave AWS as it is. */
const elsewhere: ReadonlySet<Change['kind']> = new Set<Change['kind']>([
  ...(['write-file', 'push-image', 'rehearse'] as const),
  ...(['restore-file', 'delete-file', 'withdraw-tag'] as const),
]);

/** True for a change that writes to the account. */
export const isOfAccount = ({ kind }: Change): boolean => !elsewhere.has(kind);

/**
 * Refuses a run in any account but the one that the answers name. On the practice ground there is
 * none to be mistaken.
 * @throws Usage naming both
 */
export async function refuseOtherAccount({ setup, from }: Known, reads: Reads): Promise<void> {
  const { account } = setup;
  if (account === undefined) return;
  const caller = await reads.caller();
  if ('unseen' in caller || caller.seen.buildsRunHere || caller.seen.account === account) return;
  const named = from.account === 'flag' ? '--account' : (from.account ?? t`the answers`);
  throw new Usage(
    t`this is account ${caller.seen.account} (${caller.seen.arn}), and ${named} allows ${account} only; choose the --profile of ${account}`,
  );
}

/** How the account is confirmed. */
export interface Confirming {
  reads: Reads;
  ui: Ui;
  /** Given beforehand: nobody is asked. */
  consent: boolean;
  profile: string | undefined;
}

/** Where changes would be made and as whom; undefined where there is no account to be mistaken. */
export async function wheretoOf({
  reads,
  profile,
}: Pick<Confirming, 'reads' | 'profile'>): Promise<Whereto | undefined> {
  const caller = await reads.caller();
  if ('unseen' in caller || caller.seen.buildsRunHere) return undefined;
  const { account, region, arn } = caller.seen;
  const alias = await reads.accountAlias();
  const name = 'seen' in alias && alias.seen ? ` (${alias.seen})` : '';
  return {
    account: t`account ${account}${name} in ${region}`,
    caller: profile ? t`as ${arn}, by the profile ${profile}` : t`as ${arn}`,
  };
}

/**
 * True where nobody has said which account is meant, and there are several: the profile that is used
 * without a name is one of many.
 */
export async function isUnclear({
  environment,
  home,
}: Pick<Surroundings, 'environment' | 'home'>): Promise<boolean> {
  if (environment['AWS_PROFILE'] || environment['AWS_ACCESS_KEY_ID']) return false;
  return (await profileNames({ environment, home })).length > 1;
}

/**
 * Shows before the first write which account it goes to and as whom, and has that confirmed; `pass`
 * where nobody has to be asked.
 */
export async function confirmAccount(
  known: Known,
  confirming: Confirming,
): Promise<'pass' | 'confirmed' | 'back' | 'stop'> {
  const { reads, ui, consent } = confirming;
  const caller = await reads.caller();
  const whereto = await wheretoOf(confirming);
  if (!whereto || 'unseen' in caller) return 'pass';
  const { account } = caller.seen;
  if (!ui.interactive || consent || known.setup.account === account) {
    ui.tell({ event: 'noted', lines: [`${whereto.account}, ${whereto.caller}`] });
    return 'pass';
  }
  const reply = await ui.ask(question(caller.seen, whereto), known);
  if (reply.kind === 'back') return 'back';
  return reply.answers.account === account ? 'confirmed' : 'stop';
}

const question = ({ account }: Caller, whereto: Whereto): Question => ({
  key: 'account',
  kind: 'choice',
  prompt: t`Change ${whereto.account}?`,
  hint: whereto.caller,
  options: [
    { value: account, label: t`yes, this account` },
    { value: 'no', label: t`no, change nothing` },
  ],
});
