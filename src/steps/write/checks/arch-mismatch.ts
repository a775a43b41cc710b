import type { Build } from '../../../buildspec/images.ts';
import type { Story } from '../../../buildspec/story.ts';
import { resolve, wordsOf } from '../../../buildspec/words.ts';
import { readDockerfile } from '../../../image/dockerfile.ts';
import type { ProjectFacts } from '../../../types.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight, UsedDockerfileOf } from '../sight.ts';

/** Images are built for the processor that builds them, or with an emulator of the other. */
export const archMismatch = meaningCheck(
  'arch-mismatch',
  'images are built for the processor that builds them',
  ({ story, dockerfiles }, { project }): Fault[] => {
    const own = project && architectureOf(project);
    if (!own || emulates(story)) return [];
    return [];
  },
);
