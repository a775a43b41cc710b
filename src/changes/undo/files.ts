import { t } from '../../language.ts';
import type { DeleteFile, RestoreFile } from '../../types.ts';
import type { Verb } from '../verb.ts';
import { notTakenBack } from './not-taken-back.ts';

export const restoreFile: Verb<RestoreFile> = {
  say: ({ path, replaces }) =>
    t`${replaces === undefined ? '+' : '~'} file ${path}  as it was before`,

  commands: ({ path, text }) => [
    {
      pipeline: [
        ['printf', '%s', text],
        ['tee', path],
      ],
    },
  ],

  async apply(writes, change) {
    await writes.restoreFile(change);
    return undefined;
  },

  refused: ({ path }, step, unseen) =>
    notTakenBack(step, t`${path} could not be put back`, unseen, t`writing there`),
};

export const deleteFile: Verb<DeleteFile> = {
  say({ path, folders }) {
    return folders.length > 0
      ? t`- file ${path}  and ${folders.join(', ')} once empty`
      : t`- file ${path}`;
  },

  commands: ({ path, folders }) => [
    { pipeline: [['rm', path]] },
    ...folders.map((folder) => ({ pipeline: [['rmdir', folder]] })),
  ],

  async apply(writes, change) {
    await writes.deleteFile(change);
    return undefined;
  },

  refused: ({ path }, step, unseen) =>
    notTakenBack(step, t`${path} could not be deleted`, unseen, t`deleting there`),
};
