import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const dockerOptionUnknown = inBuildspec(
  'docker-option-unknown',
  t`docker push is given an option of docker build`,
  (text) => text.replace('docker push ', 'docker push --tag '),
);
