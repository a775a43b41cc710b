import { inBuildspec } from './in-buildspec.ts';

export const commandsInlineDash = inBuildspec(
  'commands-inline-dash',
  'the first command stands on the line of commands:',
  (text) => text.replace(/commands:\n(?: +#.*\n)* +- (IMAGE_TAG=)/, 'commands: - $1'),
);
