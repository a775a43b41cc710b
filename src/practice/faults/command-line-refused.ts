import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const commandLineRefused = inBuildspec(
  'command-line-refused',
  t`a script of package.json is run without npm run`,
  commandBefore('docker push ', 'if [ -f package.json ]; then npm build; fi'),
);
