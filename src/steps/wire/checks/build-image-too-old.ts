import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The oldest of each kind whose system is still looked after by its makers. */
const oldest: Readonly<Record<string, number>> = {
  'aws/codebuild/standard': 6,
  'aws/codebuild/amazonlinux-x86_64-standard': 5,
  'aws/codebuild/amazonlinux2-x86_64-standard': 5,
  'aws/codebuild/amazonlinux-aarch64-standard': 3,
  'aws/codebuild/amazonlinux2-aarch64-standard': 3,
};

/** The build image has tools that today's images and registries want. */
export const buildImageTooOld: Check<WireSight> = {
  id: 'build-image-too-old',
  title: t`the build image is recent enough`,
  find({ project, projectName, images }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const [kind = '', version = ''] = facts?.image.split(':') ?? [];
    const least = oldest[kind];
    if (!facts || least === undefined || !(Number.parseFloat(version) < least)) return [];
    const current = 'seen' in images ? images.seen.filter((one) => one.startsWith(kind)) : [];
    return [
      {
        check: 'build-image-too-old',
        step: 'wire',
        severity: 'warning',
        what: t`${projectName} builds in ${facts.image}, whose system is no longer kept up`,
        why: t`its certificates, keys and libraries age: “missing signature key”, “GLIBC not found”`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text:
            current.length > 0
              ? t`choose a newer one: ${current.join(', ')}`
              : t`choose a newer one`,
        },
      },
    ];
  },
};
