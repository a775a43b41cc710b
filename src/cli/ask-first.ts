import type { Known, Question, Reply, Ui } from '../types.ts';

/** Asks what no question stands before: who goes back from it is asked it again. */
export async function askFirst(
  ui: Pick<Ui, 'ask'>,
  question: Question,
  known: Known,
): Promise<Extract<Reply, { kind: 'answers' }>['answers']> {
  for (;;) {
    const reply = await ui.ask(question, known);
    if (reply.kind === 'answers') return reply.answers;
  }
}
