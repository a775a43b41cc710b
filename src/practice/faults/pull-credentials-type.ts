import { t } from '../../language.ts';
import { inBuildImage } from './in-build-image.ts';

export const pullCredentialsType = inBuildImage(
  'pull-credentials-type',
  t`the build image’s registry wants a login, and the image is pulled without the role`,
  {
    image: () => 'registry.example.com/builder:1',
    by: 'CODEBUILD',
    secret: 'builder-login',
    allowed: (Resource) => ({ Action: 'secretsmanager:GetSecretValue', Resource }),
  },
);
