import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';
import { inBuildspec } from './in-buildspec.ts';

const wrongContext = inBuildspec(
  'docker-context-missing',
  t`the folder that docker build is given lies elsewhere`,
  (text) => text.replace(/(- docker build .*) \S+$/m, '$1 flask_app'),
);

export const dockerContextMissing: Fault = {
  ...wrongContext,
  async break(ground) {
    const folder = join(ground.folder, 'apps/flask_app');
    await mkdir(folder, { recursive: true });
    for (const name of ['app.py', 'requirements.txt']) {
      await cp(join(ground.folder, name), join(folder, name));
    }
    await wrongContext.break(ground);
  },
};
