import { t } from '../language.ts';
import { plainText } from '../plain-text.ts';
import type { Caller, Change, Finding, Report } from '../types.ts';

/** A change, and the finding that it is the remedy of. */
export interface Planned {
  change: Change;
  reason?: Finding;
}

/** What a survey proposes, to be read, handed over or carried out. */
export interface Plan {
  changes: readonly Planned[];
  /** The account and region that it is made for; absent where AWS did not say. */
  place?: Pick<Caller, 'account' | 'region'>;
  /** What stands in the way of the push and is settled by no change of this plan. */
  leftOut: readonly Finding[];
  /** What can be planned only when this plan is carried out, such as the push that proves it. */
  later: readonly Finding[];
  /** What is said to whom it is handed, line by line, instead of what it is for. */
  letter?: readonly string[];
}

/** The plan that a survey's report holds. */
export function planOf({ changes, findings }: Report, place?: Plan['place']): Plan {
  return {
    changes: changes.map(({ change }) => {
      const reason = findings.find((finding) => remedies(finding, change));
      return { change, ...(reason && { reason }) };
    }),
    ...(place && { place }),
    leftOut: findings.filter(isLeftOut),
    later: findings.filter((finding) => isLater(finding, findings)),
  };
}

/** What only follows from another finding is settled with it. */
function isLeftOut({ severity, remedy, because }: Finding): boolean {
  if (remedy.kind === 'change' || because) return false;
  return severity === 'error' || severity === 'unknown';
}

/** The end of a chain of consequences, whose own remedy is still to come. */
function isLater({ check, severity, remedy, because }: Finding, all: readonly Finding[]): boolean {
  if (remedy.kind === 'change' || !because || severity !== 'error') return false;
  return !all.some((other) => other.because === check);
}

/** The report's changes are those of its findings, each once. */
function remedies({ remedy }: Finding, change: Change): boolean {
  const text = JSON.stringify(change);
  return remedy.kind === 'change' && remedy.changes.some((one) => JSON.stringify(one) === text);
}

/** Why a change is made, in one line; empty where nothing says so. */
export function reasonOf({ reason }: Planned): string {
  return reason ? oneLine(`${reason.what}: ${reason.why}`) : '';
}

/** Findings that no change of a plan settles, and what would settle them, one line each. */
export function unsettledWords(findings: readonly Finding[]): string[] {
  return findings.map(({ what, remedy }) => oneLine(`${what} (${remedy.text})`));
}

/** What is left out of the plan and what comes later, for a comment. */
export function unsettledLines({ leftOut, later }: Plan): string[] {
  return [
    ...unsettledWords(leftOut).map((line) => t`left out: ${line}`),
    ...unsettledWords(later).map((line) => t`later: ${line}`),
  ];
}

/** Whom the plan is for, in one line. */
export function placeLine({ place }: Plan): string {
  return place ? t`account ${place.account}, region ${place.region}` : t`an account not yet known`;
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim();
}
