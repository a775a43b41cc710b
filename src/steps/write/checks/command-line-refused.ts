import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { plainLine } from '../plain-line.ts';
import { refusals } from '../refused-lines.ts';

/** Programs are given what they take. */
export const commandLineRefused = meaningCheck(
  'command-line-refused',
  t`programs are given what they take`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const line = plainLine(call);
      const refusal = line && Object.hasOwn(refusals, line.name) && refusals[line.name]?.(line);
      if (!refusal) return [];
      return [
        { severity: call.conditional ? 'warning' : 'error', ...refusal, at: call.span.start },
      ];
    }),
);
