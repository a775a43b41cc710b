import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may ask ECR for its short-lived credentials. */
export const ecrLoginDenied: Check<WireSight> = {
  id: 'ecr-getauthorizationtoken-denied',
  title: 'the role may log in to ECR',
  find: (sight) =>
    deniedNeeds(sight, ['ecr-login'], {
      check: 'ecr-getauthorizationtoken-denied',
      what: ({ roleName }) => `the role ${roleName} cannot log in to ECR`,
      why: 'the login takes a token from ecr:GetAuthorizationToken, which knows no resource but *',
      text: 'let it ask for the token',
    }),
};
