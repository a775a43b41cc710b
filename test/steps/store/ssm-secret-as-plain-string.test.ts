import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { storedParts, storeSight } from './sight.ts';

test.each(['String', 'StringList'] as const)('the password is a plain %s', (type) => {
  const parts = storedParts();
  const stored = { seen: { ...parts, password: { ...parts.password, type } } };
  const finding = only(store, storeSight({ stored }));
  expect(finding).toMatchObject({
    check: 'ssm-secret-as-plain-string',
    severity: 'warning',
    remedy: { kind: 'advice' },
  });
  if (type === 'String') shownOnPage(finding);
});
