import type { Journey } from './journey.ts';
import type { Change, Leaving, OnLeave, Question } from './types.ts';

const question: Question = {
  key: 'onLeave',
  kind: 'choice',
  prompt: 'The build runs in CodeBuild. What shall become of it?',
  hint: 'to go on watching, go back',
  options: [
    {
      value: 'leave',
      label: 'leave it running',
      hint: 'the same command later watches it on',
    },
    { value: 'stop', label: 'stop it' },
  ],
};

/** Asks what becomes of the work that a change began elsewhere; where nobody is there it goes on. */
export function leavingFrom({ ui, known }: Journey, change: Change): Leaving {
  return async () => {
    const settled = known.setup.onLeave;
    if (settled || !ui.interactive) return settled ?? 'leave';
    const reply = await ui.ask(question, known);
    if (reply.kind === 'answers') return reply.answers.onLeave as OnLeave;
    ui.tell({ event: 'changing', change });
    return 'watch';
  };
}
