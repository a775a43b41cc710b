import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const assignmentNotMade = inBuildspec(
  'assignment-not-made',
  t`spaces stand around the equals sign of a variable`,
  (text) => text.replace('- IMAGE_TAG=', '- IMAGE_TAG = '),
);
