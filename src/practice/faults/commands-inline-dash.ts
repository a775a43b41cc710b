import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const commandsInlineDash = inBuildspec(
  'commands-inline-dash',
  t`the first command stands on the line of commands:`,
  (text) => text.replace(/commands:\n(?: +#.*\n)* +- (IMAGE_TAG=)/, 'commands: - $1'),
);
