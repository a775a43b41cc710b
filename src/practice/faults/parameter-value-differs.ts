import { t } from '../../language.ts';
import { inParameter } from './in-parameter.ts';

export const parameterValueDiffers = inParameter(
  'parameter-value-differs',
  t`the parameter of the registry’s address holds another registry`,
  'url',
  () => 'registry.example.com',
);
