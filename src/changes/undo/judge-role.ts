import { sameDocument } from '../../compare/documents.ts';
import { t } from '../../language.ts';
import type {
  AttachedPolicyDeed,
  Change,
  Now,
  RoleDeed,
  RoleNow,
  RolePolicyDeed,
  TrustPolicyDeed,
} from '../../types.ts';
import { changedSince, notRestorable, notSeen, stillUsed, type Verdict } from './verdict.ts';

type OfRole = RoleDeed | TrustPolicyDeed | RolePolicyDeed | AttachedPolicyDeed;

/** What becomes of a role, its trust and its policies. */
export function judgeRole(deed: OfRole, { roles }: Now): Verdict {
  const now = roles[deed.role];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  switch (deed.thing) {
    case 'role':
      return judgeNew(deed, now.seen);
    case 'trust-policy':
      return judgeTrust(deed, now.seen);
    case 'role-policy':
      return judgePolicy(deed, now.seen);
    case 'attached-policy': {
      const attached = now.seen?.attached.some(({ arn }) => arn === deed.arn);
      const { role, arn } = deed;
      return attached
        ? { kind: 'back', change: { kind: 'detach-role-policy', role, arn } }
        : { kind: 'nothing' };
    }
  }
}

function judgeNew(deed: RoleDeed, now: RoleNow | undefined): Verdict {
  if (!now) return { kind: 'nothing' };
  const change: Change = { kind: 'delete-role', role: deed.role };
  const policies = [
    ...now.inline.map(({ name }) => name),
    ...now.attached.map(({ arn }) => arn),
    ...(now.boundary ? [t`the boundary ${now.boundary.arn}`] : []),
  ];
  if (policies.length > 0) {
    const why = t`it has what firstpush did not give it: ${policies.join(', ')}`;
    return stillUsed(deed, why, t`remove these if nobody needs them, then run undo again`);
  }
  if (now.usedBy.length > 0) {
    const why = t`these projects build with it: ${now.usedBy.join(', ')}`;
    return stillUsed(deed, why, t`give them another service role, then run undo again`);
  }
  if (!sameDocument(now.trust, deed.trust)) {
    return changedSince(deed, t`it trusts others than it did`, change);
  }
  const isOurs = Object.entries(deed.tags).every(([key, value]) => now.tags[key] === value);
  if (!isOurs) return changedSince(deed, t`it no longer bears the tags of firstpush`, change);
  return { kind: 'back', change };
}

function judgeTrust(deed: TrustPolicyDeed, now: RoleNow | undefined): Verdict {
  const { role, before, made } = deed;
  if (!now) return gone(deed);
  if (sameDocument(now.trust, before)) return { kind: 'nothing' };
  const change: Change = { kind: 'restore-trust-policy', role, document: before };
  if (sameDocument(now.trust, made)) return { kind: 'back', change };
  return changedSince(deed, t`it has other statements`, change);
}

function judgePolicy(deed: RolePolicyDeed, now: RoleNow | undefined): Verdict {
  const { role, policy, before, made } = deed;
  if (!now) return before === undefined ? { kind: 'nothing' } : gone(deed);
  const document = now.inline.find(({ name }) => name === policy)?.document;
  const change: Change =
    before === undefined
      ? { kind: 'delete-role-policy', role, policy }
      : { kind: 'restore-role-policy', role, policy, document: before };
  if (document === undefined) {
    return before === undefined
      ? { kind: 'nothing' }
      : changedSince(deed, t`it was deleted`, change);
  }
  if (before !== undefined && sameDocument(document, before)) return { kind: 'nothing' };
  if (sameDocument(document, made)) return { kind: 'back', change };
  return changedSince(deed, t`it has other statements`, change);
}

function gone(deed: TrustPolicyDeed | RolePolicyDeed): Verdict {
  return notRestorable(
    deed,
    t`the role ${deed.role} was deleted since`,
    t`nothing is left to do here`,
  );
}
