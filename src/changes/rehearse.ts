import type { Rehearse } from '../types.ts';
import { buildFinding } from './build-finding.ts';
import { refusal, type Verb } from './verb.ts';

export const rehearse: Verb<Rehearse> = {
  say({ location, registry, repository, tag }) {
    const pushed = tag ? `pushes ${registry}/${repository}:${tag}` : 'pushes its own tags';
    return `+ rehearsal of ${location}  its commands run on this machine in a copy of the folder, ${pushed}`;
  },

  commands: () => [{ pipeline: [['firstpush', 'prove', '--where', 'rehearse']] }],

  async apply(writes, change, step, tell) {
    const { location, registry, repository, tag } = change;
    const image = `${registry}/${repository}${tag ? `:${tag}` : ''}`;
    const ran = { name: `the rehearsal of ${location}`, registry, image };
    return buildFinding(ran, step, await writes.rehearse(change, tell));
  },

  refused({ location }, step, unseen) {
    const what = `the commands of ${location} could not be rehearsed`;
    return refusal(step, 'rehearsal-not-run', what, unseen, unseen.tried);
  },
};
