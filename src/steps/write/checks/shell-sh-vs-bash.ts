import type { Buildspec, Command } from '../../../buildspec/buildspec.ts';
import { insertEntries } from '../../../buildspec/edit-entries.ts';
import { t } from '../../../language.ts';
import { bashOnly } from '../bash-syntax.ts';
import { commandsOf, offsetIn } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';

/** The shell of the build understands the commands. */
export const shellShVsBash = meaningCheck(
  'shell-sh-vs-bash',
  t`the shell of the build understands the commands`,
  ({ spec, story }, { project }): Fault[] => {
    const isTold = spec.env.shell !== undefined || story.closed !== undefined;
    // On Amazon Linux sh is bash; on Ubuntu, which the images called standard are, it is dash.
    if (isTold || project?.image.includes('amazonlinux')) return [];
    const first = firstBashOnly(spec);
    if (!first) return [];
    const edits = sure([insertEntries(spec, ['env'], [['shell', 'bash']])]);
    return [
      {
        severity: 'warning',
        what: t`${first.written} is bash, and nothing says that bash runs the commands`,
        why: t`on images with Ubuntu they are run by sh, which is dash and does not know this`,
        at: first.at,
        remedy: t`add shell: bash under env`,
        ...(edits && { edits }),
      },
    ];
  },
);

function firstBashOnly(spec: Buildspec): { written: string; at: number } | undefined {
  for (const command of commandsOf(spec)) {
    const found = isPlain(command) ? bashOnly(command.text) : undefined;
    if (found) return { written: found.written, at: offsetIn(spec, command, found.at) };
  }
  return undefined;
}

/** A command that chooses its own interpreter by its first line does not ask for bash. */
function isPlain({ text }: Command): boolean {
  return !text.startsWith('#!');
}
