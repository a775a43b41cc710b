import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

export const answersNotKept: Fault = {
  id: 'answers-not-kept',
  title: 'firstpush.yml was deleted',
  break: ({ folder }) => rm(join(folder, 'firstpush.yml')),
};
