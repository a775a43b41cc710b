import type { Journey } from './journey.ts';
import { t } from './language.ts';
import type { Change, Leaving, OnLeave, Question } from './types.ts';

const question: Question = {
  key: 'onLeave',
  kind: 'choice',
  prompt: t`The build runs in CodeBuild. What shall become of it?`,
  hint: t`to go on watching, go back`,
  options: [
    {
      value: 'leave',
      label: t`leave it running`,
      hint: t`the same command later watches it on`,
    },
    { value: 'stop', label: t`stop it` },
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
