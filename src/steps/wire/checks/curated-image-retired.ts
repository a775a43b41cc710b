import { t } from '../../../language.ts';
import type { Check, Finding } from '../../../types.ts';
import { imageQuestion } from '../ask.ts';
import { isCurated } from '../build-image.ts';
import { defaultImage } from '../changes.ts';
import type { WireSight } from '../sight.ts';

/** The build image is one that CodeBuild keeps, or one of the user's own. */
export const curatedImageRetired: Check<WireSight> = {
  id: 'curated-image-retired',
  title: t`the build image is one that there is`,
  find({ project, images, known, projectName }): Finding[] {
    if ('unseen' in project || 'unseen' in images) return [];
    const image = project.seen?.image ?? known.setup.image ?? defaultImage;
    if (!isCurated(image) || images.seen.some((one) => listedAs(one) === listedAs(image)))
      return [];
    const list = images.seen.filter((one) => familyOf(one) === familyOf(listedAs(image))).sort();
    const fact = {
      check: 'curated-image-retired',
      step: 'wire',
      why:
        list.length > 0
          ? t`of this kind CodeBuild keeps ${list.join(', ')}`
          : t`of this kind CodeBuild keeps none`,
    } as const;
    if (project.seen) {
      return [
        {
          ...fact,
          severity: 'warning',
          what: t`${projectName} builds in ${image}, which CodeBuild no longer lists`,
          where: { arn: project.seen.arn },
          remedy: { kind: 'advice', text: t`let the project build in one that is listed` },
        },
      ];
    }
    return [
      {
        ...fact,
        severity: 'error',
        what: t`there is no build image ${image}`,
        remedy: { kind: 'ask', text: t`name another --image`, question: imageQuestion },
      },
    ];
  },
};

/**
 * The name that an image is listed under: without the date of a build of it, and with the prefix
 * that Amazon Linux has had since November 2024, when the older one became another name for it.
 */
function listedAs(image: string): string {
  return image.replace('amazonlinux2-', 'amazonlinux-').replace(/-\d\d\.\d\d\.\d\d$/, '');
}

/** The image's name without its version. */
function familyOf(image: string): string {
  return image.split(':')[0] ?? image;
}
