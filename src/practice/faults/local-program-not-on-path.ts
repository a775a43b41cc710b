import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const localProgramNotOnPath = inBuildspec(
  'local-program-not-on-path',
  t`a program of the project’s packages is run by its name alone`,
  commandBefore('docker push ', 'if [ -f package.json ]; then npm install typescript; tsc; fi'),
);
