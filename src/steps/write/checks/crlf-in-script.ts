import { t } from '../../../language.ts';
import { fileCheck } from '../fault.ts';

/** Scripts end their lines as a shell on Linux expects it. */
export const crlfInScript = fileCheck(
  'crlf-in-script',
  t`scripts end their lines as Linux expects it`,
  ({ crlfScripts }) =>
    crlfScripts.map((file) => ({
      severity: 'warning',
      what: t`the lines of ${file} end as on Windows`,
      why: t`a shell on Linux takes the extra sign for part of each line, and looks for an interpreter of that name`,
      at: { file, line: 1 },
      remedy: t`save it with LF line ends, and keep it so with a line “*.sh text eol=lf” in .gitattributes`,
    })),
);
