import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';
import { withFolder } from './with-folder.ts';

export const repoFolderMismatch = withFolder(
  'day14/simple_python_app',
  inBuildspec(
    'repo-folder-mismatch',
    t`the build goes to a folder that lies elsewhere`,
    commandBefore('IMAGE_TAG=', 'cd simple_python_app'),
  ),
);
