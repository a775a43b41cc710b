import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const buildspecFileMissing: Fault = {
  id: 'buildspec-file-missing',
  title: t`the buildspec was deleted`,
  break: ({ folder }) => rm(join(folder, 'buildspec.yml')),
};
