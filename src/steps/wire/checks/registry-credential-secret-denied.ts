import { t } from '../../../language.ts';
import type { Check, Finding } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may read the secret that the build image is pulled with, and there is one. */
export const registryCredentialSecretDenied: Check<WireSight> = {
  id: 'registry-credential-secret-denied',
  title: t`the role may read the login of the build image’s registry`,
  find: (sight) => [
    ...missing(sight),
    ...deniedNeeds(sight, ['image-secret'], {
      check: 'registry-credential-secret-denied',
      what: ({ roleName, around }) =>
        t`the role ${roleName} cannot read the secret ${around?.secret?.name}`,
      why: t`the login of the build image’s registry stands in it, and the role pulls the image before the build begins`,
      text: t`let it read exactly this secret`,
    }),
  ],
};

function missing({ project, projectName, around }: WireSight): Finding[] {
  const facts = 'seen' in project ? project.seen : undefined;
  const secret = around?.secret;
  if (!facts || !secret || !('seen' in secret.arn) || secret.arn.seen !== undefined) return [];
  return [
    {
      check: 'registry-credential-secret-denied',
      step: 'wire',
      severity: 'error',
      what: t`there is no secret ${secret.name} in this account and region`,
      why: t`${projectName} names it for the login of its build image’s registry`,
      where: { arn: facts.arn },
      remedy: {
        kind: 'advice',
        text: t`put the login into a secret of that name, as username and password in JSON`,
      },
    },
  ];
}
