import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { missingNames } from '../changes.ts';
import type { StoreSight } from '../sight.ts';

/** No parameter is there under nearly the same name as one that is not. */
export const nameNearMiss: Check<StoreSight> = {
  id: 'ssm-name-near-miss',
  title: t`no parameter is there under nearly the same name`,
  find: (sight) =>
    missingNames(sight).flatMap((name) => {
      const near = sight.neighbours.find((one) => isNear(one, name));
      if (near === undefined) return [];
      return [
        {
          check: 'ssm-name-near-miss' as const,
          step: 'store' as const,
          severity: 'warning' as const,
          what: t`the parameter ${name} does not exist, and ${near} does`,
          why: t`names are compared letter by letter, with their case, separators and slashes`,
          remedy: {
            kind: 'advice' as const,
            text: t`name ${near} where it is meant: ${flagFor(name, sight)} ${near}`,
          },
        },
      ];
    }),
};

function flagFor(name: string, { names }: StoreSight): string {
  if (name === names.password) return '--password-parameter';
  return name === names.username ? '--username-parameter' : '--url-parameter';
}

/**
 * True for names that differ in nothing but case, separators and one letter; a digit tells
 * applications apart on purpose.
 */
function isNear(one: string, other: string): boolean {
  if (one === other) return false;
  const [left, right] = [bare(one), bare(other)];
  if (left.replace(/\D/g, '') !== right.replace(/\D/g, '')) return false;
  return left === right || isOneLetterOff(left, right) || isOneLetterOff(right, left);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** True where one letter of the longer is left out in the shorter, or is another one there. */
function isOneLetterOff(longer: string, shorter: string): boolean {
  const more = longer.length - shorter.length;
  if (more !== 0 && more !== 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  return longer.slice(at + 1) === shorter.slice(more === 0 ? at + 1 : at);
}
