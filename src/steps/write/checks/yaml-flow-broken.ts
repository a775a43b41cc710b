import { quoteCommand } from '../../../buildspec/edit-commands.ts';
import { t } from '../../../language.ts';
import { commandAt } from '../command-at.ts';
import { formCheck } from '../form-check.ts';

/** No command begins with a bracket that YAML takes for its own. */
export const yamlFlowBroken = formCheck(
  'yaml-flow-broken',
  t`a command that begins with a bracket is quoted`,
  {
    kinds: ['yaml-flow-broken'],
    why: t`a bracket at its beginning makes a value a list: CodeBuild answers “did not find expected ',' or ']'”`,
    remedy: t`put the command into quotes`,
    edits(problem, spec) {
      const place = commandAt(spec, problem.span.start);
      return place && [quoteCommand(spec, place)];
    },
    anew: true,
  },
);
