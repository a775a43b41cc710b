import { posix } from 'node:path';
import { t } from '../language.ts';
import type { WriteFile } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const writeFile: Verb<WriteFile> = {
  say({ path, text, replaces }) {
    const lines = lineCount(text);
    if (replaces === undefined) return t`+ file ${path}  ${lines} lines`;
    return t`~ file ${path}  ${lineCount(replaces)} lines become ${lines}`;
  },

  commands({ path, text, executable }) {
    const write = [
      ['printf', '%s', text],
      ['tee', path],
    ];
    return [
      ...(path.includes('/') ? [{ pipeline: [['mkdir', '-p', posix.dirname(path)]] }] : []),
      { pipeline: write },
      ...(executable ? [{ pipeline: [['chmod', '+x', path]] }] : []),
    ];
  },

  async apply(writes, change) {
    await writes.writeFile(change);
    return undefined;
  },

  refused({ path }, step, unseen) {
    return refusal(
      step,
      'file-not-written',
      t`${path} could not be written`,
      unseen,
      t`writing there`,
    );
  },
};

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
