import { expect, test } from 'vitest';
import { readAnswers } from '../../../src/answers-file.ts';
import { name } from '../../../src/steps/name/step.ts';
import type { WriteFile } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
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

test('what the place itself offered is not written down: it would be wrong elsewhere', () => {
  const offers = { registry: { value: '127.0.0.1:5000', from: 'the place' } };
  const { setup: given, ...known } = knownWith({ registry: '127.0.0.1:5000' });
  const from = { ...known.from, registry: 'the place' };
  const { answersFile: _, ...sight } = nameSight({
    known: { ...known, setup: given, from },
    offers,
  });
  const { remedy } = only(name, sight);
  expect(JSON.stringify(remedy)).toContain('repository: alice/flask-app');
  expect(JSON.stringify(remedy)).not.toContain('127.0.0.1');
});

test('an answer that is given anew replaces the one in the file; comments and order stay', () => {
  const answersFile = '# ours\nusername: reader # for now\napp: flask-app\n';
  const finding = only(name, nameSight({ answersFile, known: knownWith({}, 'flag') }));
  const { remedy } = finding;
  const [change] = remedy.kind === 'change' ? (remedy.changes as readonly WriteFile[]) : [];
  expect(finding.what).toBe('firstpush.yml says otherwise than was answered now');
  expect(change?.replaces).toBe(answersFile);
  expect(change?.text).toContain('# ours\nusername: alice # for now\napp: flask-app\n');
  expect(readAnswers(change?.text ?? '')).toEqual({ setup, problems: [] });
});

test('what was only guessed does not fill up a file that somebody wrote', () => {
  const answersFile = 'app: flask-app\nusername: alice\n';
  expect(found(name, nameSight({ answersFile, known: knownWith({}, 'found here') }))).toEqual([]);
});
