import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const imagePushMissing = inBuildspec(
  'image-push-missing',
  t`the command that pushes the image was taken out`,
  (text) =>
    text
      .replace(/^ +- docker push .*\n/m, '')
      .replace('--tag "$IMAGE"', '--tag "$DOCKER_REGISTRY_URL/$IMAGE_REPOSITORY:$IMAGE_TAG"'),
);
