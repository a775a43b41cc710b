import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

test.each(['urlParameter', 'usernameParameter', 'passwordParameter'] as const)(
  'a reserved beginning in %s',
  (key) => {
    const finding = only(name, nameSight({ known: knownWith({ [key]: '/aws/docker/secret' }) }));
    expect(finding).toMatchObject({
      check: 'ssm-name-invalid',
      severity: 'error',
      remedy: { kind: 'ask', question: { key } },
    });
    shownOnPage(finding);
  },
);

test('each illegal name is a finding of its own', () => {
  const known = knownWith({ urlParameter: 'a/b', usernameParameter: 'ssm-x' });
  const findings = found(name, nameSight({ known }));
  expect(findings.map(({ check }) => check)).toEqual(['ssm-name-invalid', 'ssm-name-invalid']);
});
