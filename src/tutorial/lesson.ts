import { t } from '../language.ts';
import { type StepId, stepIds, type Ui } from '../types.ts';
import type { Bench } from './bench.ts';
import { choose } from './choose.ts';

/** What is needed to give a lesson. */
export interface LessonMeans {
  bench: Bench;
  ui: Ui;
  /** The lesson's page. */
  page(step: StepId): Promise<string>;
}

/** How a lesson ended. */
export type LessonEnd = 'done' | 'left';

/**
 * Gives a lesson: its page part by part, then the step, by hand or by the walk.
 * @throws Left when the learner leaves
 */
export async function giveLesson(
  step: StepId,
  { bench, ui, page }: LessonMeans,
): Promise<LessonEnd> {
  const before = stepIds[stepIds.indexOf(step) - 1];
  if (before) {
    ui.tell({ event: 'waiting', what: t`the steps up to ${before}` });
    await bench.walk(before);
  }
  const parts = partsOf(bench.named(await page(step)));
  let from: number | undefined = 0;
  for (;;) {
    if (from !== undefined) {
      if (!(await read(step, parts, ui, from))) return 'left';
      ui.tell({ event: 'page', text: bench.way });
    }
    const next = await choose(ui, t`Now you: ${step}. How?`, ways, 'firstpush');
    if (next === 'list') return 'left';
    // Before this question is the one after the part before the last.
    from = next === undefined ? parts.length - 2 : next === 'read' ? 0 : undefined;
    if (next === 'look') {
      const [found, ...others] = await bench.look(step);
      if (!found) return 'done';
      const text =
        others.length > 0
          ? t`Not yet: ${found.what}, and ${others.length} more.`
          : t`Not yet: ${found.what}.`;
      ui.tell({ event: 'page', text });
    } else if (next === 'firstpush') {
      const { proven } = await bench.walk(step, ui);
      if (proven) return 'done';
    }
  }
}

const ways = [
  { value: 'firstpush', label: t`with firstpush, which shows what it does` },
  { value: 'look', label: t`I did it by hand: look` },
  { value: 'read', label: t`read it again` },
  { value: 'list', label: t`back to the list` },
] as const;

/** Shows the parts from one on; false where the learner goes back from the first. */
async function read(
  step: StepId,
  parts: readonly string[],
  ui: Ui,
  from: number,
): Promise<boolean> {
  let at = from;
  while (at >= 0 && at < parts.length) {
    const title = at === 0 ? t`# Lesson ${stepIds.indexOf(step) + 1}: ${step}\n\n` : '';
    ui.tell({ event: 'page', text: `${title}${parts[at]}` });
    if (at === parts.length - 1) return true;
    const options = [{ value: 'on', label: t`read on` }];
    const chosen = await choose(ui, t`Part ${at + 1} of ${parts.length}`, options, 'on');
    at += chosen === undefined ? -1 : 1;
  }
  return false;
}

/** The sections of a page, without its title. */
const partsOf = (page: string): readonly string[] =>
  page
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => part.trim());
