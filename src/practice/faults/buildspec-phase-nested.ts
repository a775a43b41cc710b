import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecPhaseNested = inBuildspec(
  'buildspec-phase-nested',
  t`the phase build is indented too far, into pre_build`,
  (text) => text.replace(/^ {2}build:[\s\S]*/m, (phase) => phase.replace(/^(?=.)/gm, '  ')),
);
