import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const echoCutShort = inBuildspec(
  'echo-cut-short',
  t`a sentence of what is being done stands without echo`,
  commandBefore('docker push ', 'Pushing the image now'),
);
