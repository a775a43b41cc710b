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
  const text = await page(step);
  const parts = partsOf(bench.named(text));
  if (!(await read(step, parts, ui))) return 'left';
  ui.tell({ event: 'page', text: bench.way });
  for (;;) {
    const next = await choose(ui, t`Now you: ${step}. How?`, ways, 'firstpush');
    if (next === undefined || next === 'list') return 'left';
    if (next === 'read') await read(step, parts, ui);
    else if (next === 'look') {
      const [found, ...others] = await bench.look(step);
      if (!found) return 'done';
      const more = others.length > 0 ? t`, and ${others.length} more` : '';
      ui.tell({ event: 'page', text: t`Not yet: ${found.what}${more}.` });
    } else {
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

/** Shows the parts one after another; false where the learner goes back. */
async function read(step: StepId, parts: readonly string[], ui: Ui): Promise<boolean> {
  for (const [at, part] of parts.entries()) {
    const title = at === 0 ? t`# Lesson ${stepIds.indexOf(step) + 1}: ${step}\n\n` : '';
    ui.tell({ event: 'page', text: `${title}${part}` });
    if (at === parts.length - 1) break;
    const options = [{ value: 'on', label: t`read on` }];
    if ((await choose(ui, `Part ${at + 1} of ${parts.length}`, options, 'on')) === undefined) {
      return false;
    }
  }
  return true;
}

/** The sections of a page, without its title. */
const partsOf = (page: string): readonly string[] =>
  page
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => part.trim());
