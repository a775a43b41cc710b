import { expect, test } from 'vitest';
import { prove } from '../../../src/steps/prove/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { unproven } from './sight.ts';

test('the context cannot be read, so nothing is proposed to be pushed', () => {
  const { fingerprint: _, ...sight } = unproven();
  const contextProblem = 'EACCES: permission denied, open ./secrets.db';
  const finding = only(prove, { ...sight, contextProblem });
  expect(finding).toMatchObject({
    check: 'context-unreadable',
    severity: 'error',
    where: { file: '.' },
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});
