import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { plainLine } from '../plain-line.ts';

/** Patterns that a program is to read are kept from the shell. */
export const globNotQuoted = meaningCheck(
  'glob-not-quoted',
  t`patterns for CloudFront are kept from the shell`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const { name, args = [], words: [service] = [] } = plainLine(call) ?? {};
      if (name !== 'aws' || service !== 'cloudfront') return [];
      return args
        .filter(({ text }) => text === '/*')
        .map(({ text, span }) => ({
          severity: 'warning',
          what: t`the shell replaces ${text} before CloudFront sees it`,
          why: t`without quotes it stands for the files of the build’s machine: /bin, /boot, /dev, …`,
          at: span.start,
          remedy: t`put it in quotes`,
          edits: [{ span, text: `"${text}"` }],
        }));
    }),
);
