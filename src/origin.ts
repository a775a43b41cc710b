import { t } from './language.ts';

/** The word for where an answer came from; the name of a file or a place stands as it is. */
export function originWord(from = 'you'): string {
  switch (from) {
    case 'default':
      return t`default`;
    case 'flag':
      return t`flag`;
    case 'you':
      return t`you`;
    default:
      return from;
  }
}
