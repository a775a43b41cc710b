import type { ParameterTier } from '@aws-sdk/client-ssm';
import { Fault } from './service.ts';

/** Bytes of a value in the standard and in the advanced tier. */
const standard = 4096;
const advanced = 8192;

const invalid = (message: string) => new Fault('ValidationException', message);

/**
 * The tier that a value goes to: as asked, never back from the advanced one, and the advanced one
 * where intelligent tiering needs its room.
 * @throws Fault `ValidationException` when the value does not fit
 */
export function checkedTier(
  value: string,
  asked: ParameterTier | undefined,
  held: ParameterTier | undefined,
): ParameterTier {
  const size = Buffer.byteLength(value);
  if (asked === 'Standard' && held === 'Advanced') {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the " +
        'advanced-parameter tier to the standard-parameter tier. If necessary, you can delete ' +
        'the advanced parameter and recreate it as a standard parameter.',
    );
  }
  const chosen = asked === 'Advanced' || held === 'Advanced';
  const roomy = chosen || (asked === 'Intelligent-Tiering' && size > standard);
  if (!roomy && size > standard) {
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${standard} characters. To ` +
        'create a larger parameter value, upgrade the parameter to use the advanced-parameter ' +
        'tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/' +
        'userguide/parameter-store-advanced-parameters.html',
    );
  }
  if (size > advanced) {
    throw invalid(
      `Advanced tier parameters support a maximum parameter value of ${advanced} characters.`,
    );
  }
  return roomy ? 'Advanced' : 'Standard';
}

/** @throws Fault `ValidationException` for a data type that Parameter Store does not know */
export function checkDataType(asked: string): void {
  if (!['text', 'aws:ec2:image', 'aws:ssm:integration'].includes(asked)) {
    throw invalid(
      `The following data type is not supported: ${asked} (Data type names are all lowercase.)`,
    );
  }
}

/**
 * Holds a value to what every value must be, and to the pattern given with it.
 * @throws Fault `ValidationException` or `ParameterPatternMismatchException`, never with the value
 */
export function checkValue(value: string, allowedPattern: string | undefined): void {
  if (value === '') {
    throw invalid(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must " +
        'have length greater than or equal to 1',
    );
  }
  if (/\{\{.*\}\}/s.test(value)) {
    throw invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.');
  }
  if (allowedPattern && !pattern(allowedPattern).test(value)) {
    throw new Fault(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
  }
}

function pattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw new Fault(
      'InvalidAllowedPatternException',
      `The allowed pattern is not a valid regular expression: ${source}`,
    );
  }
}
