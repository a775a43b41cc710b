import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';
import { withFolder } from './with-folder.ts';

export const cwdCarriesOver = withFolder(
  'service',
  inBuildspec('cwd-carries-over', t`the Dockerfile is named from the root, after a cd`, (text) =>
    commandBefore(
      'docker build ',
      'cd service',
    )(
      text.replace(/(- docker build --file )\S+( .* )\S+$/m, '$1Dockerfile$2"$$CODEBUILD_SRC_DIR"'),
    ),
  ),
);
