import { quoteCommand } from '../../../buildspec/edit-commands.ts';
import { t } from '../../../language.ts';
import { commandAt } from '../command-at.ts';
import { formCheck } from '../form-check.ts';

/** Every command is one text. */
export const yamlCommandParsedAsMap = formCheck(
  'yaml-command-parsed-as-map',
  t`every command is one text`,
  {
    kinds: ['yaml-command-parsed-as-map', 'command-not-a-string'],
    why: t`CodeBuild takes texts only and answers “Expected Commands[…] to be of string type”`,
    remedy: t`put the whole command into quotes`,
    edits(problem, spec) {
      const place = commandAt(spec, problem.span.start);
      return place && [quoteCommand(spec, place)];
    },
    anew: true,
  },
);
