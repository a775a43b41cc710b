import { t } from '../../language.ts';
import type { Change, Now, ParameterDeed, ParameterNow } from '../../types.ts';
import { changedSince, notRestorable, notSeen, type Verdict } from './verdict.ts';

/** What becomes of a parameter; values are compared where they are read, and only told apart here. */
export function judgeParameter(deed: ParameterDeed, { parameters }: Now): Verdict {
  const now = parameters[deed.name];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  if (now.seen && neverMade(deed, now.seen)) return { kind: 'nothing' };
  return deed.before ? judgeWritten(deed, deed.before, now.seen) : judgeNew(deed, now.seen);
}

function judgeNew(deed: ParameterDeed, now: ParameterNow | undefined): Verdict {
  if (!now) return { kind: 'nothing' };
  const change: Change = { kind: 'delete-parameter', name: deed.name };
  const { made, tags } = deed;
  if (!holds(now, made)) {
    return changedSince(deed, t`version ${now.version} is another value`, change);
  }
  const isOurs = Object.entries(tags).every(([key, value]) => now.tags[key] === value);
  if (!isOurs) return changedSince(deed, t`it no longer bears the tags of firstpush`, change);
  return { kind: 'back', change };
}

function judgeWritten(
  deed: ParameterDeed,
  before: NonNullable<ParameterDeed['before']>,
  now: ParameterNow | undefined,
): Verdict {
  const { name, made } = deed;
  if (!now) {
    return notRestorable(deed, t`it was deleted since, and its versions with it`, t`write it anew`);
  }
  const kept = now.versions.find(({ version }) => version === before.version);
  const isSame = kept !== undefined && (before.at === undefined || kept.at === before.at);
  if (!isSame) {
    const why = kept
      ? t`it was deleted and made anew since`
      : t`version ${before.version} is no longer kept, as Parameter Store keeps a hundred`;
    return notRestorable(deed, why, t`write the value that it had anew`);
  }
  if (holds(now, before.version)) return { kind: 'nothing' };
  const { at: _, same: __, ...version } = kept;
  const change: Change = { kind: 'restore-parameter', name, ...version };
  if (holds(now, made)) return { kind: 'back', change };
  return changedSince(deed, t`version ${now.version} is another value`, change);
}

/** Milliseconds that a write takes at most, by two clocks that need not agree. */
const writeTime = 10 * 60_000;

/** True where the write was begun, and the version that it would have made is another's. */
function neverMade({ made, begun }: ParameterDeed, { versions }: ParameterNow): boolean {
  if (begun === undefined) return false;
  const at = versions.find(({ version }) => version === made)?.at;
  return at !== undefined && Math.abs(Date.parse(at) - Date.parse(begun)) > writeTime;
}

/** Whether the parameter has the value that a version had. */
function holds({ version, versions }: ParameterNow, wanted: number): boolean {
  if (version === wanted) return true;
  const sameAs = (number: number) => versions.find((one) => one.version === number)?.same;
  const [one, other] = [sameAs(version), sameAs(wanted)];
  return one !== undefined && one === other;
}
