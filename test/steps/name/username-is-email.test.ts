import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

test('an e-mail address in place of the user name', () => {
  const known = knownWith({ username: 'alice@example.com' });
  const finding = only(name, nameSight({ known }));
  expect(finding).toMatchObject({
    check: 'username-is-email',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'username' } },
  });
  shownOnPage(finding);
});
