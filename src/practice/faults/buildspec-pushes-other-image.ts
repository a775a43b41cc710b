import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const buildspecPushesOtherImage: Fault = {
  id: 'buildspec-pushes-other-image',
  title: t`another repository was chosen, and the buildspec still pushes to the old one`,
  async break({ folder }) {
    const buildspec = await readFile(join(folder, 'buildspec.yml'), 'utf8');
    const [, repository] = buildspec.match(/IMAGE_REPOSITORY: (\S+)/) ?? [];
    if (!repository) throw new Error('there is no repository in buildspec.yml');
    const path = join(folder, 'firstpush.yml');
    const others = (await readFile(path, 'utf8')).replace(/^repository: .*\n/m, '');
    await writeFile(path, `${others}repository: ${repository}-new\n`);
  },
};
