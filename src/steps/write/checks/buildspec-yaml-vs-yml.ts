import { t } from '../../../language.ts';
import type { Change, Check } from '../../../types.ts';
import type { WriteSight } from '../sight.ts';

/** The buildspec has the name that CodeBuild looks for. */
export const buildspecYamlVsYml: Check<WriteSight> = {
  id: 'buildspec-yaml-vs-yml',
  title: t`the buildspec has the name that CodeBuild looks for`,
  find({ misnamed, aim: { path, project } }) {
    if (!misnamed) return [];
    const change: Change = project
      ? {
          kind: 'update-project',
          name: project.name,
          settings: [{ set: 'buildspec', to: misnamed.path }],
        }
      : { kind: 'write-file', path, text: misnamed.text };
    return [
      {
        check: 'buildspec-yaml-vs-yml',
        step: 'write',
        severity: 'error',
        what: t`the buildspec is called ${misnamed.path}`,
        why: t`CodeBuild looks for ${path} and for no other name, unless the project gives one`,
        where: { file: misnamed.path },
        remedy: {
          kind: 'change',
          text: project ? t`let the project run ${misnamed.path}` : t`copy it to ${path}`,
          changes: [change],
        },
      },
    ];
  },
};
