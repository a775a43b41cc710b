import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { differingFrom, settingNow } from '../../compare/settings.ts';
import { t } from '../../language.ts';
import type {
  BucketDeed,
  BuildDeed,
  Change,
  KeptSetting,
  Now,
  ProjectDeed,
  ProjectEdit,
  ProjectFacts,
  ProjectSettingsDeed,
} from '../../types.ts';
import { changedSince, notRestorable, notSeen, stillUsed, type Verdict } from './verdict.ts';

/** What becomes of a project that firstpush made. */
export function judgeProject(deed: ProjectDeed, { projects }: Now): Verdict {
  const now = projects[deed.project.name];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  if (!now.seen) return { kind: 'nothing' };
  const change: Change = { kind: 'delete-project', name: deed.project.name };
  const differing = differingFrom(deed.project, now.seen);
  if (differing.length === 0) return { kind: 'back', change };
  return changedSince(deed, t`it has another ${differing.join(', ')}`, change);
}

/** What becomes of settings of a project that others made. */
export function judgeSettings(deed: ProjectSettingsDeed, { projects }: Now): Verdict {
  const now = projects[deed.project];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  const facts = now.seen;
  if (!facts) {
    return notRestorable(deed, t`the project was deleted since`, t`nothing is left to do here`);
  }
  const open = deed.settings.filter(({ before }) => !has(facts, before));
  if (open.length === 0) return { kind: 'nothing' };
  const settings = open.flatMap(({ before }) => ('sha256' in before ? [] : [before]));
  const change: Change = { kind: 'update-project', name: deed.project, settings };
  const changed = open.filter(({ made }) => !has(facts, made)).map(({ made }) => nameOf(made));
  if (changed.length > 0 && settings.length > 0) {
    return changedSince(deed, changed.join(', '), change);
  }
  if (settings.length < open.length) {
    const withheld = open.filter(({ before }) => 'sha256' in before);
    const names = withheld.map(({ before }) => nameOf(before)).join(', ');
    const why = t`the text of the ${names} may have been a secret, and was not kept`;
    const text = t`set it by hand, better from Parameter Store`;
    return notRestorable(deed, why, text, settings.length > 0 ? change : undefined);
  }
  return { kind: 'back', change };
}

/** Whether a setting is now as it was kept. */
function has(facts: ProjectFacts, kept: KeptSetting): boolean {
  if (!('sha256' in kept)) return isDeepStrictEqual(settingNow(facts, kept), kept);
  const now = facts.variables.find(({ name }) => name === kept.name);
  if (now?.type !== 'PLAINTEXT') return false;
  return createHash('sha256').update(now.value).digest('hex') === kept.sha256;
}

const names: Record<ProjectEdit['set'], string> = {
  privilegedMode: t`privileged mode`,
  role: t`service role`,
  image: t`build image`,
  buildspec: 'buildspec',
  imagePullCredentialsType: t`credentials of the build image`,
  variable: t`variable`,
};

const nameOf = (kept: KeptSetting): string =>
  kept.set === 'variable' ? t`variable ${kept.name}` : names[kept.set];

/** What becomes of a bucket: only an empty one that no project needs goes. */
export function judgeBucket(deed: BucketDeed, { buckets }: Now): Verdict {
  const now = buckets[deed.bucket];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  // The name belongs to somebody else by now.
  if (!now.seen || now.seen.owner === 'foreign') return { kind: 'nothing' };
  const { objects, usedBy } = now.seen;
  if (usedBy.length > 0) {
    const why = t`these projects have their source in it: ${usedBy.join(', ')}`;
    return stillUsed(deed, why, t`give them another source, then run undo again`);
  }
  if (objects.length > 0) {
    const some = objects.slice(0, 3).join(', ');
    const why = objects.length > 3 ? t`it holds ${some} and more` : t`it holds ${some}`;
    return stillUsed(deed, why, t`empty it if nobody needs that, then run undo again`);
  }
  return { kind: 'back', change: { kind: 'delete-bucket', bucket: deed.bucket } };
}

/** What becomes of a test build that did not come to its end. */
export function judgeBuild(deed: BuildDeed, { builds }: Now): Verdict {
  const { project, upload } = deed;
  const now = builds[project];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  if (!now.seen) return { kind: 'nothing' };
  return { kind: 'back', change: { kind: 'clear-build', project, ...(upload && { upload }) } };
}
