import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { architectureOf, builtFor } from '../build-image.ts';
import type { WireSight } from '../sight.ts';
import { cannotRunDocker } from './privileged-mode-off.ts';

/** The build image is for the processor of the project’s machines. */
export const buildImageOtherProcessor: Check<WireSight> = {
  id: 'build-image-other-processor',
  title: t`the build image is for the processor of the machine`,
  find({ project, projectName }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const own = facts && architectureOf(facts);
    const other = facts && builtFor(facts.image);
    if (!own || !other || own === other || cannotRunDocker(facts.environmentType)) return [];
    return [
      {
        check: 'build-image-other-processor',
        step: 'wire',
        severity: 'warning',
        what: t`${projectName} builds on ${facts.environmentType}, which is ${own}, in ${facts.image}, which is for ${other}`,
        why: t`no program of the image runs on that processor: the build’s container ends before it begins`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`choose a build image for ${own}, or an environment type of ${other}`,
        },
      },
    ];
  },
};
