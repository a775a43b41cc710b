import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const pythonModuleIsFile = inBuildspec(
  'python-module-is-file',
  t`python -m is given a file`,
  commandBefore('docker push ', 'if [ -f manage.py ]; then python -m manage.py check; fi'),
);
