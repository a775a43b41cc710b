import { t } from '../../language.ts';
import type { Step } from '../../types.ts';
import { buildspecFileMissing } from './checks/buildspec-file-missing.ts';
import { buildspecPathWrong } from './checks/buildspec-path-wrong.ts';
import { buildspecUnread } from './checks/buildspec-unread.ts';
import { buildspecYamlVsYml } from './checks/buildspec-yaml-vs-yml.ts';
import { inlineBuildspecOverridesFile } from './checks/inline-buildspec-overrides-file.ts';
import { templateUnknown } from './checks/template-unknown.ts';
import { fileChecks } from './checks.ts';
import { lookAtBuildspec } from './look.ts';
import { askForBuildspec } from './questions.ts';
import type { WriteSight } from './sight.ts';

/** Step 4: the buildspec that logs in, builds and pushes, with paths that exist. */
export const write: Step<WriteSight> = {
  id: 'write',
  title: t`Is there a buildspec that logs in, builds and pushes this image?`,
  look: lookAtBuildspec,
  ask: askForBuildspec,
  checks: [
    buildspecUnread,
    templateUnknown,
    buildspecYamlVsYml,
    buildspecFileMissing,
    inlineBuildspecOverridesFile,
    buildspecPathWrong,
    ...fileChecks,
  ],
  summary({ aim }) {
    const { path, registry, repository, dockerfile } = aim;
    return {
      subject: `${path}, ${dockerfile}`,
      proof: t`it logs in, builds, and pushes ${registry}/${repository}`,
    };
  },
};
