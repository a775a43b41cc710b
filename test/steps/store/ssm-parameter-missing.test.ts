import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { password } from '../known.ts';
import { refused, storedParts, storeSight } from './sight.ts';

test('one is not there and the push is granted: it is stored', () => {
  const { url: _, ...stored } = storedParts();
  const finding = only(store, storeSight({ stored: { seen: stored } }));
  expect(finding).toMatchObject({
    check: 'ssm-parameter-missing',
    severity: 'error',
    toDo: true,
    remedy: {
      kind: 'change',
      changes: [
        {
          kind: 'put-parameter',
          name: '/flask-app/docker-registry/url',
          type: 'String',
          value: 'docker.io',
          tags: { 'firstpush:app': 'flask-app' },
        },
      ],
    },
  });
  shownOnPage(finding);
});

test('none is there: three findings, three changes, the two secret ones encrypted', () => {
  const typed = { value: password, from: 'typed' } as const;
  const findings = found(store, storeSight({ stored: { seen: {} }, password: typed }));
  const changes = findings.flatMap(({ remedy }) =>
    remedy.kind === 'change' ? remedy.changes : [],
  );
  expect(changes).toMatchObject([
    { name: '/flask-app/docker-registry/url', type: 'String' },
    { name: '/flask-app/docker-credentials/username', type: 'SecureString', value: 'alice' },
    { name: '/flask-app/docker-credentials/password', type: 'SecureString', value: password },
  ]);
  expect(changes.some((change) => 'replaces' in change || 'key' in change)).toBe(false);
});

test('no password is known: it is asked for', () => {
  const { answer: _, password: __, ...sight } = storeSight({ stored: { seen: {} } });
  const [first] = found(store, sight);
  expect(first?.remedy).toMatchObject({
    kind: 'ask',
    question: { key: 'password', kind: 'secret' },
  });
});

test.each([
  [refused('credentials', 'no'), 'dockerhub-bad-credentials'],
  [refused('scope', 'no'), 'dockerhub-token-scope'],
  [{ kind: 'unknown', reason: 'network', said: 'no' } as const, 'registry-not-answering'],
])('while the registry does not grant the push, nothing is stored: %o', (answer, because) => {
  const [cause, ...missing] = found(store, storeSight({ stored: { seen: {} }, answer }));
  expect(cause?.check).toBe(because);
  expect(missing).toHaveLength(3);
  for (const finding of missing) {
    expect(finding).toMatchObject({ check: 'ssm-parameter-missing', because });
    expect(finding.remedy.kind).toBe('advice');
  }
});
