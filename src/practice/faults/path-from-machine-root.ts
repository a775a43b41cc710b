import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';
import { withFolder } from './with-folder.ts';

export const pathFromMachineRoot = withFolder(
  'service',
  inBuildspec(
    'path-from-machine-root',
    t`a folder of the source is named with a slash before it`,
    commandBefore('IMAGE_TAG=', 'cd /service'),
  ),
);
