import { setScalar } from '../../../buildspec/edit-scalars.ts';
import { entryOf } from '../../../buildspec/tree.ts';
import { namesIn } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { commandsOf } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import type { FileSight } from '../sight.ts';

/** What one command sets, the next one still has. */
export const buildspecVersion01StateLost = meaningCheck(
  'buildspec-version-01-state-lost',
  t`what one command sets, the next one still has`,
  (file): Fault[] => {
    const { spec } = file;
    if (spec.version?.text !== '0.1') return [];
    const commands = commandsOf(spec);
    const isOld = ['environment_variables', 'artifacts'].some((key) => entryOf(spec.root, key));
    const edits = isOld ? undefined : sure([setScalar(spec, ['version'], 0.2)]);
    return commands.flatMap((command, index): Fault[] => {
      const lost = index < commands.length - 1 ? lostBy(command.text.trim(), file) : undefined;
      if (!lost) return [];
      return [
        {
          severity: 'warning',
          what: lost,
          why: t`in version 0.1 every command has a shell of its own`,
          at: command.span.start,
          remedy: t`set version to 0.2, where all commands share one shell`,
          ...(edits && { edits }),
        },
      ];
    });
  },
);

/** Says what a command sets and does nothing with, a folder or a variable; undefined for others. */
function lostBy(text: string, { story }: FileSight): string | undefined {
  if (/^cd\s+[^\s;&|]+$/.test(text))
    return t`the folder of ${text} is forgotten by the next command`;
  const [, name] = text.match(/^(?:export\s+)?([A-Za-z_]\w*)=[^;&|\n]*$/) ?? [];
  const used = story.calls.some(({ argv }) =>
    argv.some(({ parts }) => namesIn(parts).includes(name ?? '')),
  );
  return name && used ? t`the variable ${name} is forgotten by the next command` : undefined;
}
