import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecPhaseNameInvalid = inBuildspec(
  'buildspec-phase-name-invalid',
  t`a phase is called prebuild`,
  (text) => text.replace('  pre_build:', '  prebuild:'),
);
