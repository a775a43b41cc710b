import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';
import { inBuildspec } from './in-buildspec.ts';

const wrongFolder = inBuildspec(
  'repo-folder-mismatch',
  t`the build goes to a folder that lies elsewhere`,
  (text) => text.replace(/( +)(- IMAGE_TAG=)/, '$1- cd simple_python_app\n$1$2'),
);

export const repoFolderMismatch: Fault = {
  ...wrongFolder,
  async break(ground) {
    const folder = join(ground.folder, 'day14/simple_python_app');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'README.md'), 'The application of day 14.\n');
    await wrongFolder.break(ground);
  },
};
