import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const dockerBuildNoContextArg = inBuildspec(
  'docker-build-no-context-arg',
  t`docker build is given no folder`,
  (text) => text.replace(/(- docker build .*) \S+$/m, '$1'),
);
