import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const bareCdGoesHome = inBuildspec(
  'bare-cd-goes-home',
  t`cd stands without a folder before the build`,
  (text) => commandBefore('docker build ', 'cd')(text.replace(/(- docker build .*) \S+$/m, '$1 .')),
);
