import type { Check } from '../../../types.ts';
import { newProject } from '../changes.ts';
import type { WireSight } from '../sight.ts';

/** There is a CodeBuild project. */
export const projectMissing: Check<WireSight> = {
  id: 'project-missing',
  title: 'there is a CodeBuild project',
  find(sight) {
    if ('unseen' in sight.project || sight.project.seen) return [];
    const { source, projectName, bucket } = sight;
    const fact = {
      check: 'project-missing',
      step: 'wire',
      severity: 'error',
      toDo: true,
      what: `the CodeBuild project ${projectName} does not exist`,
    } as const;
    if (source.kind === 'bucket' && bucket && 'seen' in bucket && bucket.seen === 'foreign') {
      return [
        {
          ...fact,
          why: `its source would stand in the bucket ${source.bucket}, which is another account’s`,
          remedy: { kind: 'advice', text: 'create the project by hand with a source of your own' },
        },
      ];
    }
    if ('unseen' in sight.role) {
      return [
        {
          ...fact,
          severity: 'unknown',
          because: 'wiring-unseen',
          why: `whether it can be given the role ${sight.roleName} could not be told`,
          remedy: { kind: 'advice', text: 'look again when the role can be looked at' },
        },
      ];
    }
    const from = source.kind === 'bucket' ? `S3: ${source.why}` : `${source.remote}: ${source.why}`;
    return [
      {
        ...fact,
        why: `it holds the image, the role and the source of the build; the source is ${from}`,
        remedy: {
          kind: 'change',
          text: 'create it with Docker in the build',
          changes: newProject(sight),
        },
      },
    ];
  },
};
