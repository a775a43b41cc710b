import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const cdAboveSource = inBuildspec(
  'cd-above-source',
  t`cd goes up more folders than were gone down`,
  commandBefore('docker push ', 'mkdir -p notes', 'cd notes', 'cd ../..'),
);
