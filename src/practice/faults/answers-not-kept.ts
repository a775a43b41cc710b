import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const answersNotKept: Fault = {
  id: 'answers-not-kept',
  title: t`firstpush.yml was deleted`,
  break: ({ folder }) => rm(join(folder, 'firstpush.yml')),
};
