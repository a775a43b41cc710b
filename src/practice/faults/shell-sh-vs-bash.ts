import { t } from '../../language.ts';
import type { Fault } from './fault.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';
import { inProject } from './in-project.ts';

const title = t`a command is bash, and the project’s image runs commands by dash`;
const withDash = inProject('shell-sh-vs-bash', title, ({ environment }) => ({
  environment: environment && {
    ...environment,
    image: 'aws/codebuild/standard:7.0',
    imagePullCredentialsType: 'CODEBUILD',
    registryCredential: undefined,
  },
}));
const inBash = inBuildspec(
  'shell-sh-vs-bash',
  title,
  commandBefore(
    'docker push ',
    'if [[ "$IMAGE_TAG" == 1 ]]; then echo "This is the first build"; fi',
  ),
);

export const shellShVsBash: Fault = {
  ...inBash,
  async break(ground) {
    await withDash.break(ground);
    await inBash.break(ground);
  },
};
