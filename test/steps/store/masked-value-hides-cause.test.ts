import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { storedParts, storeSight } from './sight.ts';

const parts = storedParts();
const sightOf = (username: string) =>
  storeSight({
    username,
    stored: { seen: { ...parts, username: { ...parts.username, value: username } } },
  });

test('a user of three letters is masked in the midst of words', () => {
  const finding = only(store, sightOf('app'));
  expect(finding).toMatchObject({ check: 'masked-value-hides-cause', severity: 'hint' });
  shownOnPage(finding);
});

test('one of four letters is not spoken of', () => {
  expect(found(store, sightOf('anna'))).toEqual([]);
});
