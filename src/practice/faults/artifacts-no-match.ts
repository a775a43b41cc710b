import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const artifactsNoMatch = inBuildspec(
  'artifacts-no-match',
  t`a file that artifacts list is written in another folder`,
  (text) =>
    `${commandBefore('docker push ', 'mkdir -p notes', 'cd notes', 'echo "$IMAGE" > image.txt')(text)}
artifacts:
  files:
    - image.txt
`,
);
