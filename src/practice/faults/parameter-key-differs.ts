import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

const key = 'arn:aws:kms:us-east-1:123456789012:key/0d990263-018e-4e65-a703-eff731de951e';

export const parameterKeyDiffers: Fault = {
  id: 'parameter-key-differs',
  title: t`a key was chosen for parameters that had been stored with another`,
  async break({ folder }) {
    await appendFile(join(folder, 'firstpush.yml'), `key: ${key}\n`);
  },
};
