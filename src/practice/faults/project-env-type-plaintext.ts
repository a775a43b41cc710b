import { t } from '../../language.ts';
import { withVariable } from './in-project.ts';

export const projectEnvTypePlaintext = withVariable(
  'project-env-type-plaintext',
  t`the name of the user’s parameter was typed into the project as a text`,
  ({ parameters }) => ({ name: 'DOCKER_REGISTRY_USERNAME', value: parameters.username }),
);
