import { t } from '../../language.ts';
import { withVariable } from './in-project.ts';

export const envPrecedenceShadow = withVariable(
  'env-precedence-shadow',
  t`an old password was once typed into the project`,
  () => ({ name: 'DOCKER_REGISTRY_PASSWORD', value: 'an-old-password' }),
);
