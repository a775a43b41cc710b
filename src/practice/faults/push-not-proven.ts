import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const pushNotProven: Fault = {
  id: 'push-not-proven',
  title: t`the application has changed since its push was proven`,
  break: ({ folder }) => appendFile(join(folder, 'app.py'), '\n# changed\n'),
};
