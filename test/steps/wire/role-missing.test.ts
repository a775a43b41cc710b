import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { trustFor } from '../../../src/steps/wire/trust.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { projectArn, roleName, wireSight } from './sight.ts';

const absent = { role: { seen: undefined }, judged: [], trust: 'unknown' } as const;

test('no role: it is created with its trust and exactly its policy', () => {
  const sight = wireSight(absent);
  const finding = only(wire, sight);
  expect(finding).toMatchObject({
    check: 'role-missing',
    severity: 'error',
    toDo: true,
    remedy: {
      kind: 'change',
      changes: [
        {
          kind: 'create-role',
          role: roleName,
          trust: trustFor('123456789012', projectArn),
          tags: { 'firstpush:app': 'flask-app' },
        },
        { kind: 'put-role-policy', role: roleName, document: sight.wanted },
      ],
    },
  });
  shownOnPage(finding);
});

test('with --policy read-only the managed policy follows', () => {
  const { remedy } = only(
    wire,
    wireSight({ ...absent, known: knownWith({ policy: 'read-only' }) }),
  );
  const kinds = remedy.kind === 'change' ? remedy.changes.map(({ kind }) => kind) : [];
  expect(kinds).toEqual(['create-role', 'put-role-policy', 'attach-role-policy']);
});
