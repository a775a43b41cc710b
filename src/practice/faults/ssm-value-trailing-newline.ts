import { t } from '../../language.ts';
import { inParameter } from './in-parameter.ts';

export const valueTrailingNewline = inParameter(
  'ssm-value-trailing-newline',
  t`the password was stored with the line end of its file`,
  'password',
  (value) => `${value}\n`,
);
