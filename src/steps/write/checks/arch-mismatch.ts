import type { Story } from '../../../buildspec/story.ts';
import { resolve, wordsOf } from '../../../buildspec/words.ts';
import { readDockerfile } from '../../../image/dockerfile.ts';
import { t } from '../../../language.ts';
import { architectureOf } from '../../wire/build-image.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { UsedDockerfile } from '../source-files.ts';

/** Images are built on the processor that they are for, or with an emulator of it. */
export const archMismatch = meaningCheck(
  'arch-mismatch',
  t`images are built on the processor that they are for`,
  ({ story, dockerfiles }, { project }): Fault[] => {
    const own = project && architectureOf(project);
    if (!own || emulates(story)) return [];
    const isOther = (platform: string) =>
      /^linux\/(amd64|arm64)\b/.test(platform) && !platform.startsWith(`linux/${own}`);
    const words = {
      severity: 'warning',
      why: t`the project’s machine is ${own}; a RUN for another processor ends with “exec format error” unless an emulator is set up`,
      remedy: t`build for linux/${own}, change the project’s environment type, or set up binfmt and buildx first`,
    } as const;
    const named = story.builds.flatMap((build): Fault[] => {
      const platforms = (build.platform && resolve(build.platform.parts))?.split(',') ?? [];
      const other = platforms.find(isOther);
      const used = dockerfiles.find((one) => one.build === build);
      if (!build.platform || !other || (used && !runsThere(used))) return [];
      const at = build.platform.span.start;
      return [{ ...words, what: t`the image is built for ${other}`, at }];
    });
    return [...named, ...dockerfiles.flatMap((used) => pinned(used, isOther, words))];
  },
);

/** Stages that run commands on a base image of another processor, whatever the build asks for. */
function pinned(
  { path, text }: UsedDockerfile,
  isOther: (platform: string) => boolean,
  words: Pick<Fault, 'severity' | 'why' | 'remedy'>,
): Fault[] {
  const { stages, steps } = readDockerfile(text);
  return stages.flatMap(({ platform = '', at }, index): Fault[] => {
    const runs = steps.some(({ keyword, stage }) => keyword === 'RUN' && stage === index);
    if (!runs || !isOther(platform)) return [];
    return [
      {
        ...words,
        what: t`a stage that runs commands is for ${platform}`,
        at: { file: path, ...at },
      },
    ];
  });
}

/** True for a Dockerfile with a stage that runs commands and is not kept on the machine’s own processor. */
function runsThere({ text }: UsedDockerfile): boolean {
  const { stages, steps } = readDockerfile(text);
  return stages.some(
    ({ platform }, index) =>
      !platform && steps.some(({ keyword, stage }) => keyword === 'RUN' && stage === index),
  );
}

function emulates({ calls }: Story): boolean {
  const setUp =
    /binfmt|qemu|buildx create\b.*(--platform|ssh:|tcp:)|--driver[ =](remote|kubernetes)/;
  return calls.some(({ argv }) =>
    setUp.test(argv.map(({ written }) => wordsOf(written)).join(' ')),
  );
}
