import { withSetting } from '../../compare/settings.ts';
import type { Deed, Now, Seen } from '../../types.ts';
import { hashBefore, judgeFile } from './judge-file.ts';
import { judgeImage } from './judge-image.ts';
import { judgeParameter } from './judge-parameter.ts';
import { judgeBucket, judgeBuild, judgeProject, judgeSettings } from './judge-project.ts';
import { judgeRole } from './judge-role.ts';
import { imageOf, type Verdict } from './verdict.ts';

/** What becomes of a change that is to be taken back, by what is there now. */
export function judge(deed: Deed, now: Now): Verdict {
  switch (deed.thing) {
    case 'parameter':
      return judgeParameter(deed, now);
    case 'role':
    case 'trust-policy':
    case 'role-policy':
    case 'attached-policy':
      return judgeRole(deed, now);
    case 'bucket':
      return judgeBucket(deed, now);
    case 'project':
      return judgeProject(deed, now);
    case 'project-settings':
      return judgeSettings(deed, now);
    case 'file':
      return judgeFile(deed, now);
    case 'image':
      return judgeImage(deed, now);
    case 'build':
      return judgeBuild(deed, now);
  }
}

/** What there would be once the change is taken back, so that older ones can be judged beforehand. */
export function takenBack(deed: Deed, now: Now): Now {
  const next: Now = { ...structuredClone({ ...now, images: {} }), images: { ...now.images } };
  switch (deed.thing) {
    case 'parameter': {
      const { before } = deed;
      edit(next.parameters, deed.name, (one) => before && { ...one, version: before.version });
      break;
    }
    case 'role':
      next.roles[deed.role] = { seen: undefined };
      break;
    case 'trust-policy':
      edit(next.roles, deed.role, (role) => ({ ...role, trust: deed.before }));
      break;
    case 'role-policy': {
      const { policy: name, before: document } = deed;
      edit(next.roles, deed.role, (role) => {
        const others = role.inline.filter((one) => one.name !== name);
        return {
          ...role,
          inline: document === undefined ? others : [...others, { name, document }],
        };
      });
      break;
    }
    case 'attached-policy':
      edit(next.roles, deed.role, (role) => {
        return { ...role, attached: role.attached.filter(({ arn }) => arn !== deed.arn) };
      });
      break;
    case 'bucket':
      next.buckets[deed.bucket] = { seen: undefined };
      break;
    case 'project':
      next.projects[deed.project.name] = { seen: undefined };
      release(next.roles, deed.project.name);
      release(next.buckets, deed.project.name);
      break;
    case 'project-settings': {
      const edits = deed.settings.flatMap(({ before }) => ('sha256' in before ? [] : [before]));
      edit(next.projects, deed.project, (facts) => edits.reduce(withSetting, facts));
      if (edits.some(({ set }) => set === 'role')) release(next.roles, deed.project);
      break;
    }
    case 'file':
      next.files[deed.path] = { seen: deed.before && hashBefore(deed.before) };
      break;
    case 'image': {
      const name = imageOf(deed);
      const { before: digest } = deed;
      const answer = digest ? ({ kind: 'served', digest } as const) : ({ kind: 'absent' } as const);
      const known = next.images[name];
      if (known && 'credential' in known) next.images[name] = { ...known, answer };
      break;
    }
    case 'build': {
      next.builds[deed.project] = { seen: false };
      const { upload } = deed;
      if (upload)
        edit(next.buckets, upload.bucket, (bucket) => {
          return { ...bucket, objects: bucket.objects.filter((one) => one !== upload.object) };
        });
      break;
    }
  }
  return next;
}

/** The project no longer uses what it used. */
function release<T extends { usedBy: readonly string[] }>(
  all: Record<string, Seen<T | undefined>>,
  project: string,
): void {
  for (const name of Object.keys(all)) {
    edit(all, name, (one) => ({ ...one, usedBy: one.usedBy.filter((user) => user !== project) }));
  }
}

function edit<T>(
  all: Record<string, Seen<T | undefined>>,
  name: string,
  change: (one: T) => T | undefined,
): void {
  const known = all[name];
  if (known && 'seen' in known && known.seen) all[name] = { seen: change(known.seen) };
}
