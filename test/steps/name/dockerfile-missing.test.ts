import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import type { Setup, WriteFile } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

/** The answers without a Dockerfile, and others given. */
const known = (parts: Setup = {}) => {
  const { setup, ...rest } = knownWith(parts);
  const { dockerfile: _, ...without } = setup;
  return { ...rest, setup: { ...without, ...parts } };
};

test('a folder without any: the sample application is offered', () => {
  const finding = only(name, nameSight({ known: known(), dockerfiles: [] }));
  expect(finding).toMatchObject({
    check: 'dockerfile-missing',
    severity: 'error',
    where: { file: 'Dockerfile' },
    remedy: { kind: 'ask', question: { key: 'sample' } },
  });
  shownOnPage(finding);
});

test('the sample application is wanted: its files are the change', () => {
  const sample: WriteFile[] = [{ kind: 'write-file', path: 'Dockerfile', text: 'FROM scratch\n' }];
  const known_ = known({ sample: true });
  const finding = only(name, nameSight({ known: known_, dockerfiles: [], sample }));
  expect(finding).toMatchObject({ severity: 'error', toDo: true });
  expect(finding.remedy).toMatchObject({ kind: 'change', changes: sample });
});

test('the named one is not there, another is: the question guesses it', () => {
  const finding = only(
    name,
    nameSight({
      known: known({ dockerfile: 'docker/Dockerfile' }),
      dockerfiles: ['app/Dockerfile'],
      dockerfileExists: false,
    }),
  );
  expect(finding).toMatchObject({
    where: { file: 'docker/Dockerfile' },
    remedy: { kind: 'ask', question: { key: 'dockerfile', guess: 'app/Dockerfile' } },
  });
});

test('the sample was declined: the Dockerfile’s place is asked for', () => {
  const sight = nameSight({ known: known({ sample: false }), dockerfiles: [] });
  expect(only(name, sight).remedy).toMatchObject({ question: { key: 'dockerfile' } });
});

test('one was found and none is named yet', () => {
  expect(found(name, nameSight({ known: known(), dockerfiles: ['app/Dockerfile'] }))).toEqual([]);
});
