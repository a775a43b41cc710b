import { t } from '../language.ts';
import type { Rehearse } from '../types.ts';
import { buildFinding, hearing } from './build-finding.ts';
import { refusal, type Verb } from './verb.ts';

export const rehearse: Verb<Rehearse> = {
  say({ location, registry, repository, tag, container }) {
    const pushed = tag ? t`pushes ${registry}/${repository}:${tag}` : t`pushes its own tags`;
    if (!container) {
      return t`+ rehearsal of ${location}  its commands run on this machine in a copy of the folder, ${pushed}`;
    }
    const { image, engine } = container;
    return engine
      ? t`+ rehearsal of ${location}  its commands run in a container of ${image}, with the Docker engine of this machine in a copy of the folder, ${pushed}`
      : t`+ rehearsal of ${location}  its commands run in a container of ${image} in a copy of the folder, ${pushed}`;
  },

  commands({ container }) {
    const ground = container ? ['--in', container.image] : [];
    return [{ pipeline: [['firstpush', 'prove', '--where', 'rehearse', ...ground]] }];
  },

  async apply(writes, change, step, tell) {
    const { location, registry, repository, tag } = change;
    const image = `${registry}/${repository}${tag ? `:${tag}` : ''}`;
    const ran = { name: t`the rehearsal of ${location}`, registry, image };
    const { heard, tell: tellOn } = hearing(tell);
    return buildFinding(ran, step, await writes.rehearse(change, tellOn), heard);
  },

  refused({ location }, step, unseen) {
    const what = t`the commands of ${location} could not be rehearsed`;
    return refusal(step, 'rehearsal-not-run', what, unseen, unseen.tried);
  },
};
