import { t } from '../language.ts';
import { type Option, type StepId, stepIds, type Ui } from '../types.ts';
import { choose } from './choose.ts';
import { exercises } from './exercises.ts';
import { giveLesson, type LessonMeans } from './lesson.ts';
import { type ExerciseMeans, practise } from './practise.ts';
import type { Progress } from './progress.ts';

/** What the tutorial needs of those who open it. */
export interface TutorialMeans extends LessonMeans, ExerciseMeans {
  progress: Progress;
}

/** Every lesson and exercise: for each lesson its exercises after it. */
export const tutorialIds: readonly string[] = stepIds.flatMap((step) => [
  step,
  ...exercises.filter(({ lesson }) => lesson === step).map(({ fault }) => fault),
]);

/**
 * Lessons and exercises, as the learner chooses, until all are done or the learner goes.
 * @param start the lesson or exercise to begin with
 * @throws Left when the learner leaves
 */
export async function tutorial(means: TutorialMeans, start?: string): Promise<void> {
  const { ui, progress } = means;
  let next = start;
  let last = '';
  for (;;) {
    const guess = nextOf(progress, last);
    const chosen = next ?? (await choose(ui, t`Where to?`, listOf(progress), guess));
    if (chosen === 'leave') return;
    // Nothing stands before the list.
    if (chosen === undefined) continue;
    const end = isStep(chosen)
      ? await giveLesson(chosen, means)
      : await practise(exerciseOf(chosen), means);
    next = undefined;
    last = chosen;
    if (end === 'left') continue;
    await progress.done(chosen);
    tellDone(chosen, ui, progress);
  }
}

const isStep = (id: string): id is StepId => stepIds.some((step) => step === id);

function exerciseOf(id: string) {
  const exercise = exercises.find(({ fault }) => fault === id);
  if (!exercise) throw new Error(`there is no exercise ${id}`);
  return exercise;
}

const titleOf = (id: string): string =>
  isStep(id) ? t`lesson ${stepIds.indexOf(id) + 1}: ${id}` : exerciseOf(id).title;

function listOf(progress: Progress): readonly Option[] {
  return [
    ...tutorialIds.map((id) => ({
      value: id,
      label: `${progress.has(id) ? '[x]' : '[ ]'} ${isStep(id) ? '' : '- '}${titleOf(id)}`,
    })),
    { value: 'leave', label: t`leave; what is done stays done` },
  ];
}

/** What is offered next: the first after the last one that is not done, else the first of all. */
function nextOf(progress: Progress, last: string): string {
  const left = tutorialIds.filter((id) => !progress.has(id));
  const from = tutorialIds.indexOf(last);
  return left.find((id) => tutorialIds.indexOf(id) >= from) ?? left[0] ?? 'leave';
}

function tellDone(id: string, ui: Ui, progress: Progress): void {
  const done = tutorialIds.filter((one) => progress.has(one)).length;
  const all = tutorialIds.length;
  const last =
    done === all ? t`\n\nThat was all of it. Now your own application: \`firstpush\`.` : '';
  const text = t`**Done: ${titleOf(id)}.** ${done} of ${all}.${last}`;
  ui.tell({ event: 'page', text });
}
