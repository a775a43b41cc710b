import { insertCommand } from '../../../buildspec/edit-commands.ts';
import { isWhole } from '../../../buildspec/story.ts';
import { wordsOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import type { FileSight } from '../sight.ts';

/** The build pushes an image. */
export const imagePushMissing = meaningCheck(
  'image-push-missing',
  t`the build pushes an image`,
  (file): Fault[] => {
    const { story, spec } = file;
    const told = isWhole(story);
    if (!told || story.pushes.length > 0 || spec.phases.length === 0) return [];
    const lost = losesPhases(file);
    if (!lost && story.elsewhere.length === 0 && !isMeantToPush(file)) return [otherPurpose(file)];
    const made = !lost && story.elsewhere.length > 0;
    const edits = made ? undefined : pushAfterBuild(file);
    return [
      {
        severity: made ? 'warning' : 'error',
        what: made
          ? t`no command of the buildspec itself pushes an image`
          : t`no command of the buildspec pushes an image`,
        why: made
          ? t`a script or another program may do it, and this cannot be seen here`
          : t`what a build makes is gone with its machine unless it is pushed`,
        at: { file: file.path },
        ...(lost && { because: 'buildspec-phase-nested' }),
        remedy:
          story.builds.length > 0
            ? t`push the image after it is built`
            : t`build the image, then push it: docker build --tag, docker push`,
        ...(edits && { edits }),
      },
    ];
  },
);

/** A login and an image under a registry’s name have no other end, unless the image is only run. */
function isMeantToPush({ story }: FileSight): boolean {
  const names = [
    ...story.builds.flatMap(({ tags }) => tags),
    ...story.tags.map(({ target }) => target),
  ];
  const runs = story.calls.some(({ argv }) => argv.some(({ text }) => text === 'run'));
  return (
    story.logins.length > 0 && names.some(({ parts }) => wordsOf(parts).includes('/')) && !runs
  );
}

function otherPurpose({ path }: FileSight): Fault {
  return {
    severity: 'unknown',
    what: t`no command of the buildspec pushes an image`,
    why: t`it may serve another purpose; whether another buildspec pushes cannot be seen here`,
    at: { file: path },
    remedy: t`name the buildspec that pushes with --buildspec, or build and push in this one`,
  };
}

/** A push of the one image that is built under a registry’s name, right after its build. */
function pushAfterBuild({ story, spec }: FileSight) {
  const [build] = story.builds;
  const tag = story.tags.at(-1)?.target ?? build?.tags[0];
  const last = story.tags.at(-1)?.call ?? build?.call;
  if (!tag || !last || story.builds.length !== 1 || !/[/]/.test(wordsOf(tag.parts))) {
    return undefined;
  }
  const { phase, list, command } = last;
  const place = { phase, list, index: command.index + 1 };
  return sure([insertCommand(spec, place, `docker push "${wordsOf(tag.written)}"`)]);
}

/** What is lost may have held a push where the file speaks of docker at all. */
function losesPhases({ spec }: FileSight): boolean {
  if (!/\b(docker|podman)\b/.test(spec.text)) return false;
  return spec.problems.some(({ kind }) =>
    ['buildspec-phase-nested', 'buildspec-phase-outside-phases'].includes(kind),
  );
}
