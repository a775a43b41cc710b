import { commands } from '../changes/verbs.ts';
import { t } from '../language.ts';
import { bashScript } from './bash.ts';
import { commented } from './comment.ts';
import { type Plan, placeLine, unsettledLines } from './plan.ts';
import { powershellScript } from './powershell.ts';

/** The shells that commands can be printed for. */
type Shell = 'bash' | 'powershell';

/**
 * A plan as a script, complete and in order, that may be run as a file or pasted: it is read whole
 * before it begins, ends at the first command that fails, and asks for a password when it needs one.
 */
export function asCommands(plan: Plan, { shell }: { shell: Shell }): string {
  const [interpreter, ...body] = shell === 'bash' ? bashScript(plan) : powershellScript(plan);
  const programs = programsOf(plan);
  const head = [
    ...(plan.letter
      ? [...plan.letter, '', t`It stops at the first command that fails.`]
      : [
          t`firstpush: what makes this folder’s push work, for ${placeLine(plan)}.`,
          t`Run it in that folder. It stops at the first command that fails.`,
        ]),
    programs.length > 0 ? t`It uses ${programs.join(', ')}.` : t`It uses nothing but the shell.`,
    ...unsettledLines(plan),
  ];
  return `${[interpreter, ...commented(head), '', ...body].join('\n')}\n`;
}

/** What shells bring along or write in their own way. */
const ofShell = new Set(['printf', 'tee', 'mkdir', 'chmod']);

/** The programs that have to be there, `jq` among them where a project is changed. */
function programsOf({ changes, place }: Plan): string[] {
  const used = changes
    .flatMap(({ change }) => commands(change))
    .flatMap(({ pipeline }) => pipeline.flatMap(([program = '']) => program))
    .filter((program) => !ofShell.has(program));
  return [...new Set(place ? ['aws', ...used] : used)];
}
