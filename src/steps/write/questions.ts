import { tagProblem } from '../../image/reference-parts.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Asking, Known, Question, ReviewLine } from '../../types.ts';
import { pathProblem } from '../name/questions.ts';
import type { WriteSight } from './sight.ts';

const needed = ['buildspec', 'template', 'dockerfile', 'context', 'tag'] as const;

/** Where there is no buildspec, what the one to be written is made of; else nothing. */
export function askForBuildspec(known: Known, sight: WriteSight): Asking | undefined {
  if (sight.file || sight.unread || sight.misnamed) return undefined;
  const questions = questionsFor(sight);
  const lines = needed.flatMap((key): ReviewLine[] => {
    const proposal = sight.proposals[key];
    if (known.setup[key] !== undefined || !proposal) return [];
    const question = { ...questions[key], guess: proposal.value };
    return [{ question, value: proposal.value, from: proposal.from }];
  });
  if (lines.length === 0) return undefined;
  return {
    key: 'review',
    kind: 'review',
    optional: true,
    prompt: t`Shall the buildspec be made of this?`,
    lines,
  };
}

/** The questions of the step, by key. */
export function questionsFor({ templates }: WriteSight): Record<(typeof needed)[number], Question> {
  const text = (key: AnswerKey, prompt: string, hint: string, refuse: Question['refuse']) => ({
    key,
    kind: 'text' as const,
    prompt,
    hint,
    ...(refuse && { refuse }),
  });
  return {
    buildspec: text(
      'buildspec',
      t`Where is the buildspec to stand?`,
      t`CodeBuild looks for buildspec.yml unless the project names another file`,
      pathProblem,
    ),
    template: {
      key: 'template',
      kind: 'choice',
      prompt: t`Which template shall it start from?`,
      options: templates.map(({ name, says }) => ({ value: name, label: name, hint: says })),
    },
    dockerfile: text(
      'dockerfile',
      t`Where is the Dockerfile?`,
      t`its path within this folder`,
      pathProblem,
    ),
    context: text(
      'context',
      t`Which folder is the build context?`,
      t`what COPY in the Dockerfile can see; . is this folder`,
      pathProblem,
    ),
    tag: text(
      'tag',
      t`What shall the image be tagged with?`,
      t`commit, build, latest, or a text of your own`,
      tagProblem,
    ),
  };
}
