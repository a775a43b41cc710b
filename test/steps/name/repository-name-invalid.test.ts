import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

const sightOf = (repository: string) => nameSight({ known: knownWith({ repository }) });

test('a repository in upper case', () => {
  const finding = only(name, sightOf('alice/Flask-App'));
  expect(finding).toMatchObject({
    check: 'repository-name-invalid',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'repository' } },
  });
  shownOnPage(finding);
});

test.each(['docker.io/alice/app', 'alice/app:latest', 'alice//app', 'alice/my app', ''])(
  '“%s” is found too',
  (repository) => {
    expect(only(name, sightOf(repository)).check).toBe('repository-name-invalid');
  },
);
