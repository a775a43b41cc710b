import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const dockerfileMissing: Fault = {
  id: 'dockerfile-missing',
  title: t`the folder was emptied, and only the answers are left`,
  async break({ folder }) {
    const lost = (await readdir(folder)).filter((name) => name !== 'firstpush.yml');
    for (const name of lost) await rm(join(folder, name), { recursive: true });
  },
};
