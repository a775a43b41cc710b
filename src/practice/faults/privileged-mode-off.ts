import { t } from '../../language.ts';
import { inProject } from './in-project.ts';

export const privilegedModeOff = inProject(
  'privileged-mode-off',
  t`the project’s privileged mode is off`,
  ({ environment }) => ({ environment: environment && { ...environment, privilegedMode: false } }),
);
