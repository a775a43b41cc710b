import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { newProject } from '../changes.ts';
import type { WireSight } from '../sight.ts';

/** There is a CodeBuild project. */
export const projectMissing: Check<WireSight> = {
  id: 'project-missing',
  title: t`there is a CodeBuild project`,
  find(sight) {
    if ('unseen' in sight.project || sight.project.seen) return [];
    const { source, projectName, bucket } = sight;
    const fact = {
      check: 'project-missing',
      step: 'wire',
      severity: 'error',
      toDo: true,
      what: t`the CodeBuild project ${projectName} does not exist`,
    } as const;
    if (source.kind === 'bucket' && bucket && 'seen' in bucket && bucket.seen === 'foreign') {
      return [
        {
          ...fact,
          why: t`its source would stand in the bucket ${source.bucket}, which is another account’s`,
          remedy: { kind: 'advice', text: t`create the project by hand with a source of your own` },
        },
      ];
    }
    if ('unseen' in sight.role) {
      return [
        {
          ...fact,
          severity: 'unknown',
          because: 'wiring-unseen',
          why: t`whether it can be given the role ${sight.roleName} could not be told`,
          remedy: { kind: 'advice', text: t`look again when the role can be looked at` },
        },
      ];
    }
    return [
      {
        ...fact,
        why:
          source.kind === 'bucket'
            ? t`it holds the image, the role and the source of the build; the source is S3: ${source.why}`
            : t`it holds the image, the role and the source of the build; the source is ${source.remote}: ${source.why}`,
        remedy: {
          kind: 'change',
          text: t`create it with Docker in the build`,
          changes: newProject(sight),
        },
      },
    ];
  },
};
