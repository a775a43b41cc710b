import { quoteCommand } from '../../../buildspec/edit-commands.ts';
import { t } from '../../../language.ts';
import { commandAt } from '../command-at.ts';
import { formCheck } from '../form-check.ts';

/** No value holds an unquoted colon. */
export const yamlMappingNotAllowed = formCheck(
  'yaml-mapping-not-allowed',
  t`a value with a colon in it is quoted`,
  {
    kinds: ['yaml-mapping-not-allowed'],
    why: t`a colon and a space begin a value: CodeBuild answers “mapping values are not allowed in this context”`,
    remedy: t`put the value into quotes, or begin a new line where the next key begins`,
    edits(problem, spec) {
      const place = commandAt(spec, problem.span.start);
      return place && [quoteCommand(spec, place)];
    },
    anew: true,
  },
);
