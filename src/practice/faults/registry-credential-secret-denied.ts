import { t } from '../../language.ts';
import { inBuildImage } from './in-build-image.ts';

export const registryCredentialSecretDenied = inBuildImage(
  'registry-credential-secret-denied',
  t`the login of the build image’s registry stands in a secret that the role may not read`,
  {
    image: () => 'registry.example.com/builder:1',
    by: 'SERVICE_ROLE',
    secret: 'other-builder-login',
    allowed: () => undefined,
  },
);
