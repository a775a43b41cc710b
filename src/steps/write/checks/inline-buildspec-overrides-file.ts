import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { isInline } from '../aim.ts';
import type { WriteSight } from '../sight.ts';

/** The project runs the buildspec that stands in the source. */
export const inlineBuildspecOverridesFile: Check<WriteSight> = {
  id: 'inline-buildspec-overrides-file',
  title: t`the project runs the buildspec of the source`,
  find({ aim: { project, path } }) {
    const buildspec = project?.source.buildspec ?? '';
    if (!project || !isInline(buildspec)) return [];
    return [
      {
        check: 'inline-buildspec-overrides-file',
        step: 'write',
        severity: 'error',
        what: t`the project ${project.name} runs a buildspec of its own and not ${path}`,
        why: t`a buildspec that stands in the project is used instead of every file in the source`,
        where: { arn: project.arn },
        remedy: {
          kind: 'change',
          text: t`let the project run ${path}`,
          changes: [
            {
              kind: 'update-project',
              name: project.name,
              settings: [{ set: 'buildspec', to: path }],
            },
          ],
        },
      },
    ];
  },
};
