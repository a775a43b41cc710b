import { readOptions, valuesOf } from '../../../buildspec/options.ts';
import { programOf } from '../../../buildspec/program.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every region that is named has the form of one. */
export const regionUnknown = meaningCheck(
  'region-unknown',
  t`every region that is named has the form of one`,
  ({ story, spec }): Fault[] => {
    const variables = spec.env.variables
      .filter(({ name, value }) => /^AWS_(DEFAULT_)?REGION$/.test(name) && value.includes('-'))
      .map(({ value, valueSpan }) => ({ value, at: valueSpan.start, isSure: false }));
    const given = story.calls.flatMap(({ argv, conditional }) => {
      const { name, args = [] } = programOf(argv) ?? {};
      const line = name === 'aws' ? readOptions(args, valued) : undefined;
      if (!line || valuesOf(line, '--endpoint-url').length > 0) return [];
      if (worldwide.test(line.rest[0]?.text ?? '')) return [];
      return valuesOf(line, '--region').map(({ parts, written, span }) => {
        const isWritten = resolve(written) !== undefined;
        const value = isWritten ? (resolve(parts) ?? '') : '';
        return { value, at: span.start, isSure: !conditional };
      });
    });
    return [...variables, ...given]
      .filter(({ value }) => isWord.test(value) && !isRegion.test(value))
      .map(({ value, at, isSure }) => ({
        severity: isSure ? 'error' : 'warning',
        what: t`${value} is no region of AWS`,
        why: t`a region is named as eu-west-1 is; where there is none the command finds no host to ask: “Could not connect to the endpoint URL”`,
        at,
        remedy: meant(value),
      }));
  },
);

const valued = new Set(['--region', '--endpoint-url', '--profile', '--output', '--query']);

/** Neither a word to be replaced nor a variable. */
const isWord = /^[a-z][a-z\d-]*\/?$/;

/** Source: AWS General Reference, Regional endpoints. */
const isRegion = /^[a-z]{2,4}(-[a-z]+){1,3}-\d+$|^aws(-[a-z]+)*-global$/;

/** Services with one address for all regions. */
const worldwide = /^(cloudfront|iam|organizations|route53)$/;

/** The region that a zone lies in, or that goes on by a slip of the pen. */
function meant(value: string): string {
  const [, region] = /^([a-z]{2,4}(?:-[a-z]+){1,3}-\d+)\D/.exec(value) ?? [];
  return region ? t`write ${region}` : t`name the region as the AWS console does`;
}
