import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { project, projectFacts, roleArn, roleName, wireSight } from './sight.ts';

const sightOf = (role: string) => wireSight({ project: { seen: projectFacts({ role }) } });

test('the project builds as another role', () => {
  const finding = only(wire, sightOf('arn:aws:iam::123456789012:role/service-role/old-role'));
  expect(finding).toMatchObject({
    check: 'project-uses-other-role',
    severity: 'error',
    remedy: {
      kind: 'change',
      changes: [
        { kind: 'update-project', name: project, settings: [{ set: 'role', to: roleArn }] },
      ],
    },
  });
  shownOnPage(finding);
});

test('a path before the role’s name makes no other role', () => {
  const role = `arn:aws:iam::123456789012:role/service-role/${roleName}`;
  expect(found(wire, sightOf(role))).toEqual([]);
});
