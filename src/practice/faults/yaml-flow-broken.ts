import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const yamlFlowBroken = inBuildspec(
  'yaml-flow-broken',
  t`a command begins with a bracket and stands without quotes`,
  commandBefore('docker push ', '[ -n "$IMAGE_TAG" ] || exit 1'),
);
