import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The project builds as the role that was looked at. */
export const projectUsesOtherRole: Check<WireSight> = {
  id: 'project-uses-other-role',
  title: t`the project builds as this role`,
  find({ project, projectName, roleName, roleArn }) {
    if ('unseen' in project || !project.seen) return [];
    const current = project.seen.role.split('/').at(-1);
    if (current === roleName) return [];
    return [
      {
        check: 'project-uses-other-role',
        step: 'wire',
        severity: 'error',
        what: t`the project ${projectName} builds as ${current}, not as ${roleName}`,
        why: t`what one role may do says nothing of the other`,
        where: { arn: project.seen.arn },
        remedy: {
          kind: 'change',
          text: t`let it build as ${roleName}`,
          changes: [
            { kind: 'update-project', name: projectName, settings: [{ set: 'role', to: roleArn }] },
          ],
        },
      },
    ];
  },
};
