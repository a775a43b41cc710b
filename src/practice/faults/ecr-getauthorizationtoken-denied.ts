import { t } from '../../language.ts';
import { inBuildImage } from './in-build-image.ts';

export const ecrLoginDenied = inBuildImage(
  'ecr-getauthorizationtoken-denied',
  t`the role may pull the build image from ECR, but not log in there`,
  {
    image: (account) => `${account}.dkr.ecr.us-east-1.amazonaws.com/tester:1`,
    by: 'SERVICE_ROLE',
    allowed: () => ({
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      Resource: '*',
    }),
  },
);
