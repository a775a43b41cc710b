import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const multilineShellFolded = inBuildspec(
  'multiline-shell-folded',
  t`a command of two lines has a backslash at the end of the first`,
  commandBefore('docker push ', 'test -n \\\n          "$IMAGE"'),
);
