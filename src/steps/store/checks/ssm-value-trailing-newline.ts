import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { overwrites } from '../overwrites.ts';
import type { StoreSight } from '../sight.ts';

/** The stored values have no white space around them. */
export const valueTrailingNewline: Check<StoreSight> = {
  id: 'ssm-value-trailing-newline',
  title: t`the stored values have no white space around them`,
  find: (sight) =>
    overwrites(sight, 'padding').map((change) => ({
      check: 'ssm-value-trailing-newline',
      step: 'store',
      severity: 'error',
      what: t`the value of ${change.name} begins or ends with white space`,
      why: t`a line end that came with a file or a paste is a part of the value, and makes another user, password or address of it`,
      remedy: {
        kind: 'change',
        text: t`store it without; version ${change.replaces} stays in its history`,
        changes: [change],
      },
    })),
};
