import { t } from '../../../language.ts';
import type { Check, Question } from '../../../types.ts';
import { nameQuestions } from '../questions.ts';
import type { NameSight } from '../sight.ts';

const sampleQuestion: Question = {
  key: 'sample',
  kind: 'choice',
  prompt: t`There is no Dockerfile here. What shall be pushed?`,
  options: [
    { value: 'yes', label: t`the sample application`, hint: t`a small Flask app is written here` },
    {
      value: 'no',
      label: t`I name the Dockerfile`,
      hint: t`it is in another place of this folder`,
    },
  ],
};

/** There is a Dockerfile to build. */
export const dockerfileMissing: Check<NameSight> = {
  id: 'dockerfile-missing',
  title: t`there is a Dockerfile to build`,
  find(sight) {
    const { known, dockerfiles, sample } = sight;
    const named = known.setup.dockerfile;
    if (named === undefined ? dockerfiles.length > 0 : sight.dockerfileExists) return [];
    const where = { file: named ?? 'Dockerfile' };
    const fact = { check: 'dockerfile-missing', step: 'name', severity: 'error', where } as const;
    if (sample.length > 0) {
      return [
        {
          ...fact,
          toDo: true,
          what: t`this folder has no Dockerfile`,
          why: t`an image is built from one; the sample application brings one`,
          remedy: { kind: 'change', text: t`write the sample application`, changes: sample },
        },
      ];
    }
    return [
      {
        ...fact,
        what: named ? t`there is no ${named}` : t`this folder has no Dockerfile`,
        why: t`docker build reads the image’s recipe from it`,
        remedy: { kind: 'ask', text: remedyText(dockerfiles), question: questionFor(sight) },
      },
    ];
  },
};

function remedyText(dockerfiles: readonly string[]): string {
  if (dockerfiles[0]) return t`name the one that is there: --dockerfile ${dockerfiles[0]}`;
  return t`write one, name its place with --dockerfile, or take the sample application with --sample`;
}

function questionFor({ known, dockerfiles }: NameSight): Question {
  const path = nameQuestions('app').dockerfile;
  if (!path || (dockerfiles.length === 0 && known.setup.sample === undefined))
    return sampleQuestion;
  return dockerfiles[0] ? { ...path, guess: dockerfiles[0] } : path;
}
