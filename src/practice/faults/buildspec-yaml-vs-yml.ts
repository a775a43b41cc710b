import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const buildspecYamlVsYml: Fault = {
  id: 'buildspec-yaml-vs-yml',
  title: t`the buildspec is called buildspec.yaml`,
  break: ({ folder }) => rename(join(folder, 'buildspec.yml'), join(folder, 'buildspec.yaml')),
};
