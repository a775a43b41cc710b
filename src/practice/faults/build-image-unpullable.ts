import { t } from '../../language.ts';
import { inBuildImage } from './in-build-image.ts';

export const buildImageUnpullable = inBuildImage(
  'build-image-unpullable',
  t`the role may log in to ECR, but not pull the build image from it`,
  {
    image: (account) => `${account}.dkr.ecr.us-east-1.amazonaws.com/builder:1`,
    by: 'SERVICE_ROLE',
    allowed: () => ({ Action: 'ecr:GetAuthorizationToken', Resource: '*' }),
  },
);
