import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { sameRepository } from '../../name/same-repository.ts';
import type { WireSight } from '../sight.ts';

/** The project builds the repository that this folder is a copy of. */
export const projectBuildsOtherRepository: Check<WireSight> = {
  id: 'project-builds-other-repository',
  title: t`the project builds this folder’s repository`,
  find({ project, projectName, git }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const location = facts?.source.location ?? '';
    if (!facts || !git?.remote || !isRemote(git.remote) || !isRemote(location)) return [];
    if (sameRepository(location, git.remote)) return [];
    return [
      {
        check: 'project-builds-other-repository',
        step: 'wire',
        severity: 'warning',
        what: t`${projectName} builds ${location}, and this folder is a copy of ${git.remote}`,
        why: t`what is mended here reaches a build of the project only when it reads this repository`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`name the project of this repository with --project, or work in a copy of the other`,
        },
      },
    ];
  },
};

/** True for the address of a repository on a server, as Git writes it. */
function isRemote(address: string): boolean {
  return /^(https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:/.test(address);
}
