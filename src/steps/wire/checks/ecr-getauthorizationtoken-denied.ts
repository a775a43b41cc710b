import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may ask ECR for its short-lived credentials. */
export const ecrLoginDenied: Check<WireSight> = {
  id: 'ecr-getauthorizationtoken-denied',
  title: t`the role may log in to ECR`,
  find: (sight) =>
    deniedNeeds(sight, ['ecr-login'], {
      check: 'ecr-getauthorizationtoken-denied',
      what: ({ roleName }) => t`the role ${roleName} cannot log in to ECR`,
      why: t`the login takes a token from ecr:GetAuthorizationToken, which knows no resource but *`,
      text: t`let it ask for the token`,
    }),
};
