import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { isInline } from '../aim.ts';
import { usualNames } from '../recover-buildspec.ts';
import type { WriteSight } from '../sight.ts';

/** The project runs the buildspec that is looked at here. */
export const buildspecPathWrong: Check<WriteSight> = {
  id: 'buildspec-path-wrong',
  title: t`the project and this folder mean the same buildspec`,
  find({ aim: { project, path } }) {
    if (!project || isInline(project.source.buildspec ?? '')) return [];
    const runs = project.source.buildspec || usualNames[0];
    if (plain(runs) === plain(path)) return [];
    return [
      {
        check: 'buildspec-path-wrong',
        step: 'write',
        severity: 'error',
        what: t`the project ${project.name} runs ${runs} and not ${path}`,
        why: t`the project names its buildspec by its path from the root of the source`,
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

function plain(path: string): string {
  return path.replace(/^\.\//, '');
}
