import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const imageNameUppercase = inBuildspec(
  'image-name-uppercase',
  t`the repository is written with capitals`,
  (text) => text.replace(/(IMAGE_REPOSITORY: )(\S+)/, (_, key, name) => key + name.toUpperCase()),
);
