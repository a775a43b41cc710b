import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Setup } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { wireSight } from './sight.ts';

const sightOf = (parts: Setup) => wireSight({ known: knownWith(parts) });

test('a project’s name that CodeBuild does not take', () => {
  const finding = only(wire, sightOf({ project: 'flask app' }));
  expect(finding).toMatchObject({
    check: 'wire-name-invalid',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'project' } },
  });
  shownOnPage(finding);
});

test.each(['a', '-app', 'flask.app', 'x'.repeat(151)])('the project %s', (project) => {
  expect(only(wire, sightOf({ project })).check).toBe('wire-name-invalid');
});

test.each(['my role', 'rôle', 'x'.repeat(65)])('the role %s', (role) => {
  expect(only(wire, sightOf({ role })).remedy).toMatchObject({ question: { key: 'role' } });
});

test.each<Setup>([{ project: 'flask-app_2' }, { role: 'service-role,dev@x=1+2.3' }])(
  '%o is taken',
  (parts) => {
    expect(found(wire, sightOf(parts))).toEqual([]);
  },
);
