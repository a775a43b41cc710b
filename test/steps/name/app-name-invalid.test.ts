import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

test('an application’s name that cannot become part of names in AWS', () => {
  const finding = only(name, nameSight({ known: knownWith({ app: 'My App' }) }));
  expect(finding).toMatchObject({
    check: 'app-name-invalid',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'app' } },
  });
  shownOnPage(finding);
});

test('the finding names where the answer came from', () => {
  const known = knownWith({ app: 'aws-app' }, 'firstpush.yml');
  expect(only(name, nameSight({ known })).why).toContain('it came from firstpush.yml');
});
