import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const imageNamedAsCommand = inBuildspec(
  'image-named-as-command',
  t`the variable before the address of an image was lost`,
  commandBefore(
    'docker push ',
    'docker.io/alice/flask-app',
    'docker tag "$IMAGE" "$REPOSITORY_URI:latest"',
  ),
);
