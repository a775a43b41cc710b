import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may pull the image of ECR that the build runs in. */
export const buildImageUnpullable: Check<WireSight> = {
  id: 'build-image-unpullable',
  title: t`the role may pull the build image`,
  find: (sight) =>
    deniedNeeds(sight, ['image-pull'], {
      check: 'build-image-unpullable',
      what: ({ roleName, project }) =>
        t`the role ${roleName} cannot pull the build image ${imageOf(project)}`,
      why: t`the project has its role pull the image, and no policy of the role allows it on that repository`,
      text: t`let it pull from exactly this repository`,
    }),
};

const imageOf = (project: WireSight['project']) => ('seen' in project ? project.seen?.image : '');
