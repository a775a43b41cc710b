import { expect, test } from 'vitest';
import { readAnswers } from '../../../src/answers-file.ts';
import { name } from '../../../src/steps/name/step.ts';
import type { WriteFile } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith, password, plaintext, setup } from '../known.ts';
import { nameSight } from './sight.ts';

test('no answers file: it is written, and holds the answers and no secret', () => {
  const { answersFile: _, ...sight } = nameSight({ known: knownWith({ password }) });
  const finding = only(name, sight);
  expect(finding).toMatchObject({
    check: 'answers-not-kept',
    severity: 'hint',
    toDo: true,
    where: { file: 'firstpush.yml' },
    remedy: { kind: 'change', changes: [{ kind: 'write-file', path: 'firstpush.yml' }] },
  });
  const { remedy } = finding;
  const [change] = remedy.kind === 'change' ? (remedy.changes as readonly WriteFile[]) : [];
  expect(change?.text).not.toContain(plaintext);
  expect(readAnswers(change?.text ?? '')).toEqual({ setup, problems: [] });
  shownOnPage(finding);
});
