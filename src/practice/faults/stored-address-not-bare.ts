import { t } from '../../language.ts';
import { inParameter } from './in-parameter.ts';

export const storedAddressNotBare = inParameter(
  'stored-address-not-bare',
  t`the address was stored as a web address`,
  'url',
  (value) => `https://${value}/`,
);
