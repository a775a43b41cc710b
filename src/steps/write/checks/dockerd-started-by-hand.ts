import { programOf } from '../../../buildspec/program.ts';
import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Docker is started by the build image itself. */
export const dockerdStartedByHand = meaningCheck(
  'dockerd-started-by-hand',
  t`docker is started by the build image itself`,
  ({ story }, { project }): Fault[] => {
    if (project && !isOfCodeBuild(project.image)) return [];
    const start = story.calls.find(({ argv }) => programOf(argv)?.name === 'dockerd');
    if (!start) return [];
    return [
      {
        severity: 'hint',
        what: t`the buildspec starts dockerd itself`,
        why: t`in privileged mode AWS’s build images have it running before the first command; only images of one’s own need this`,
        at: start.span.start,
        remedy: t`take the line out where the image is one of AWS’s`,
      },
    ];
  },
);
