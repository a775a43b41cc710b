import { t } from '../../language.ts';
import type { ClearBuild, DeleteBucket, DeleteProject } from '../../types.ts';
import type { Verb } from '../verb.ts';
import { notTakenBack } from './not-taken-back.ts';

export const deleteProject: Verb<DeleteProject> = {
  // AWS CodeBuild API Reference, DeleteProject: its builds are not deleted.
  say: ({ name }) => t`- project ${name}  the record of its builds stays`,

  commands: ({ name }) => [{ pipeline: [['aws', 'codebuild', 'delete-project', '--name', name]] }],

  async apply(writes, change) {
    await writes.deleteProject(change);
    return undefined;
  },

  refused({ name }, step, unseen) {
    const what = t`the project ${name} could not be deleted`;
    return notTakenBack(step, what, unseen, t`codebuild:DeleteProject on ${name}`);
  },
};

export const deleteBucket: Verb<DeleteBucket> = {
  say: ({ bucket }) => t`- bucket ${bucket}  it is empty`,

  commands: ({ bucket }) => [{ pipeline: [['aws', 's3api', 'delete-bucket', '--bucket', bucket]] }],

  async apply(writes, change) {
    await writes.deleteBucket(change);
    return undefined;
  },

  refused({ bucket }, step, unseen) {
    const what = t`the bucket ${bucket} could not be deleted`;
    return notTakenBack(step, what, unseen, t`s3:DeleteBucket on ${bucket}`);
  },
};

export const clearBuild: Verb<ClearBuild> = {
  say({ project, upload }) {
    const uploaded = upload ? `, s3://${upload.bucket}/${upload.object}` : '';
    return t`- what a test build of ${project} left${uploaded}  and the tag that it pushes meanwhile`;
  },

  commands: ({ upload }) =>
    upload ? [{ pipeline: [['aws', 's3', 'rm', `s3://${upload.bucket}/${upload.object}`]] }] : [],

  async apply(writes, change) {
    await writes.clearBuild(change);
    return undefined;
  },

  refused({ project }, step, unseen) {
    const what = t`what a test build of ${project} left could not be removed`;
    return notTakenBack(step, what, unseen, t`s3:DeleteObject and codebuild:StopBuild`);
  },
};
