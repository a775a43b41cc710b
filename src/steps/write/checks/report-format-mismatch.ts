import type { Scalar } from '../../../buildspec/tree.ts';
import { t } from '../../../language.ts';
import { nearest } from '../../../nearest.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Formats of test reports and coverage, by the ending of their files (AWS CodeBuild User Guide). */
const endings: Record<string, string> = {
  JUNITXML: 'xml',
  NUNITXML: 'xml',
  NUNIT3XML: 'xml',
  TESTNGXML: 'xml',
  CLOVERXML: 'xml',
  COBERTURAXML: 'xml',
  JACOCOXML: 'xml',
  CUCUMBERJSON: 'json',
  SIMPLECOV: 'json',
  VISUALSTUDIOTRX: 'trx',
};

/** Reports are in the format that is named for them. */
export const reportFormatMismatch = meaningCheck(
  'report-format-mismatch',
  t`reports are in the format that is named for them`,
  ({ spec }): Fault[] =>
    spec.reports.flatMap(({ files, fileFormat }) => {
      const format = (fileFormat?.text ?? 'JUNITXML').toUpperCase();
      if (fileFormat && !Object.hasOwn(endings, format)) return noFormat(fileFormat);
      const ending = Object.hasOwn(endings, format) ? endings[format] : undefined;
      return files.flatMap(({ text, span }): Fault[] => {
        const [, own] = text.trim().match(/\.(json|xml|trx|log|txt|html|info)$/i) ?? [];
        if (!ending || !own || own.toLowerCase() === ending) return [];
        return [
          {
            severity: 'warning',
            what: t`the report ${text.trim()} is read as ${format}, which is ${ending}`,
            why: fileFormat
              ? t`CodeBuild reads every file of a report in the one format that file-format names`
              : t`without file-format CodeBuild reads reports as JUnit XML`,
            at: span.start,
            remedy: t`set file-format to the format of the file, or list the other file`,
          },
        ];
      });
    }),
);

/** A format that CodeBuild does not have, unless a variable stands for it. */
function noFormat({ text, span }: Scalar): Fault[] {
  if (!/^\w+$/.test(text)) return [];
  const meant = nearest(text, Object.keys(endings));
  return [
    {
      severity: 'warning',
      what: t`${text} is not a format of reports`,
      why: t`CodeBuild knows ten formats, and reads no report in another`,
      at: span.start,
      remedy: meant
        ? t`write ${meant}`
        : t`name the format of the file: JUNITXML for what pytest and Maven write, CUCUMBERJSON, …`,
    },
  ];
}
