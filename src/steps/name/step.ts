import { isEcr } from '../../image/ecr.ts';
import { t } from '../../language.ts';
import { originWord } from '../../origin.ts';
import type { Step } from '../../types.ts';
import { askNames } from './ask.ts';
import { answersNotKept } from './checks/answers-not-kept.ts';
import { appNameInvalid } from './checks/app-name-invalid.ts';
import { awsNotAnswering } from './checks/aws-not-answering.ts';
import { dockerfileMissing } from './checks/dockerfile-missing.ts';
import { parameterNamesCollide } from './checks/parameter-names-collide.ts';
import { registryUrlWrongHost } from './checks/registry-url-wrong-host.ts';
import { repositoryNameInvalid } from './checks/repository-name-invalid.ts';
import { ssmNameInvalid } from './checks/ssm-name-invalid.ts';
import { usernameIsEmail } from './checks/username-is-email.ts';
import { parameterNames } from './conventions.ts';
import { lookForNames } from './look.ts';
import type { NameSight } from './sight.ts';

/** Step 1: what the application is called, where it is pushed, and how its parameters are named. */
export const name: Step<NameSight> = {
  id: 'name',
  title: t`What is this application called, and where is it pushed?`,
  look: lookForNames,
  ask: askNames,
  checks: [
    awsNotAnswering,
    appNameInvalid,
    registryUrlWrongHost,
    repositoryNameInvalid,
    usernameIsEmail,
    ssmNameInvalid,
    parameterNamesCollide,
    dockerfileMissing,
    answersNotKept,
  ],
  summary({ known: { setup, from } }) {
    const image = `${setup.registry}/${setup.repository}`;
    if (isEcr(setup.registry ?? ''))
      return { subject: image, proof: t`ECR gives its own credentials` };
    const origin =
      from.convention === 'default'
        ? t`by the path convention`
        : t`from ${originWord(from.convention)}`;
    return {
      subject: t`${image} as ${setup.username}`,
      proof: `${parameterNames(setup).password}, ${origin}`,
    };
  },
};
