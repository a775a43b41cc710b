import { Usage } from '../options.ts';
import type { Caller, Change, Known, Question, Reads, Ui } from '../types.ts';

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
  const named = from.account === 'flag' ? '--account' : (from.account ?? 'the answers');
  throw new Usage(
    `this is account ${caller.seen.account} (${caller.seen.arn}), and ${named} allows ${account} only; choose the --profile of ${account}`,
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

/** Shows before the first write which account it goes to and as whom, and has that confirmed. */
export async function confirmAccount(
  known: Known,
  { reads, ui, consent, profile }: Confirming,
): Promise<'pass' | 'back' | 'stop'> {
  const caller = await reads.caller();
  if ('unseen' in caller || caller.seen.buildsRunHere) return 'pass';
  const { account, region, arn } = caller.seen;
  const alias = await reads.accountAlias();
  const name = 'seen' in alias && alias.seen ? ` (${alias.seen})` : '';
  const by = profile ? `, by the profile ${profile}` : '';
  const place = `account ${account}${name} in ${region}`;
  if (!ui.interactive || consent || known.setup.account === account) {
    ui.tell({ event: 'noted', lines: [`${place}, as ${arn}${by}`] });
    return 'pass';
  }
  const reply = await ui.ask(question(caller.seen, place, `as ${arn}${by}`), known);
  if (reply.kind === 'back') return 'back';
  return reply.answers.account === account ? 'pass' : 'stop';
}

const question = ({ account }: Caller, place: string, hint: string): Question => ({
  key: 'account',
  kind: 'choice',
  prompt: `Change ${place}?`,
  hint,
  options: [
    { value: account, label: 'yes, this account' },
    { value: 'no', label: 'no, change nothing' },
  ],
});
