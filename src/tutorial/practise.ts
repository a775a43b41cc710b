import { t } from '../language.ts';
import type { Finding, Ui } from '../types.ts';
import type { ProvenBench } from './bench.ts';
import { choose } from './choose.ts';
import type { Exercise } from './exercise.ts';

/** What is needed to set an exercise. */
export interface ExerciseMeans {
  ui: Ui;
  /** An application whose push is proven; a new one where the last cannot be proven again. */
  proven(): Promise<ProvenBench>;
  /** The commands that do a finding's remedy by hand. */
  byHand(finding: Finding): readonly string[];
}

type Move = 'look' | 'hint' | 'repair' | 'reset' | 'list';

/**
 * Breaks one thing and lets the learner find and repair it, by hand or by the walk.
 * @throws Left when the learner leaves
 */
export async function practise(exercise: Exercise, means: ExerciseMeans): Promise<'done' | 'left'> {
  const { ui } = means;
  let { bench, signs } = await broken(exercise, means);
  tellStory(exercise, bench, ui);
  let hints = 0;
  for (;;) {
    const move = await choose(ui, t`What do you do?`, movesAfter(hints), 'look');
    if (move === undefined || move === 'list') return 'left';
    if (move === 'hint') {
      hints += 1;
      const text = await hintOf(exercise, hints, bench, means);
      ui.tell({ event: 'page', text: t`Hint ${hints} of ${mostHints}: ${text}` });
    } else if (move === 'reset') {
      ({ bench, signs } = await broken(exercise, means));
      tellStory(exercise, bench, ui);
      hints = 0;
    } else {
      if (move === 'repair') await bench.walk('prove', ui);
      const found = await lookedAt(bench, ui);
      if (found.length === 0) return 'done';
      ui.tell({ event: 'page', text: stillWrong(exercise, signs, found) });
    }
  }
}

/** What an exercise works on. */
interface Broken {
  bench: ProvenBench;
  /** The checks by which the fault shows. */
  signs: ReadonlySet<string>;
}

/** An application with this fault and no other. */
async function broken({ fault }: Exercise, { ui, proven }: ExerciseMeans): Promise<Broken> {
  ui.tell({ event: 'waiting', what: t`an application whose push is proven` });
  const bench = await proven();
  await bench.break(fault);
  const found = await bench.look('prove');
  return { bench, signs: new Set([fault, ...found.map(({ check }) => check)]) };
}

function tellStory({ title, story }: Exercise, bench: ProvenBench, ui: Ui): void {
  const text = t`# Exercise: ${title}\n\n${bench.named(story)}\n\n${bench.way}`;
  ui.tell({ event: 'page', text });
}

async function lookedAt(bench: ProvenBench, ui: Ui): Promise<readonly Finding[]> {
  ui.tell({ event: 'waiting', what: t`a look at every step` });
  return bench.look('prove');
}

/** How many hints there are; the last is nearly the answer. */
const mostHints = 3;

async function hintOf(
  { hint }: Exercise,
  number: number,
  bench: ProvenBench,
  { ui, byHand }: ExerciseMeans,
): Promise<string> {
  if (number === 1) return t`${bench.named(hint)}.`;
  const [found] = await lookedAt(bench, ui);
  if (!found) return t`there is nothing left to repair.`;
  if (number === 2) return t`${found.what}, because ${found.why}.`;
  const commands = byHand(found);
  const code = commands.length > 0 ? `\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`` : '';
  return t`${found.remedy.text}.${code}`;
}

function movesAfter(hints: number): readonly { value: Move; label: string }[] {
  return [
    { value: 'look', label: t`I have repaired it: look` },
    ...(hints < mostHints ? [{ value: 'hint' as const, label: t`a hint` }] : []),
    { value: 'repair', label: t`let firstpush repair it, and watch` },
    { value: 'reset', label: t`start over` },
    { value: 'list', label: t`back to the list` },
  ];
}

/** Tells that it is not done, and no more than the learner has found out. */
function stillWrong(
  { fault }: Exercise,
  signs: Broken['signs'],
  found: readonly Finding[],
): string {
  const other = found.find(({ check }) => !signs.has(check));
  const same = found.some(({ check }) => check === fault);
  if (other && same) return t`Not yet, and now also this is wrong: ${other.what}.`;
  if (other) return t`That is repaired; but now something else is wrong: ${other.what}.`;
  return same ? t`Not yet: the same fault is still there.` : t`Not yet: ${found[0]?.what}.`;
}
