import type { Option, Question, Ui } from '../types.ts';

/** Asks which of a few things is next; undefined is back. */
export async function choose<T extends string>(
  ui: Ui,
  prompt: string,
  options: readonly (Option & { value: T })[],
  guess?: T,
): Promise<T | undefined> {
  const question: Question<'lesson'> = {
    key: 'lesson',
    kind: 'choice',
    prompt,
    options,
    ...(guess !== undefined && { guess }),
  };
  const reply = await ui.ask(question, { setup: {}, from: {}, proposals: {} });
  return reply.kind === 'back' ? undefined : (reply.answers.lesson as T);
}
