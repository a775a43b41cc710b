import { expect, test } from 'vitest';
import { prove } from '../../../src/steps/prove/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { unproven } from './sight.ts';

const address = 'unix:///var/run/docker.sock';
const sightOf = (reason: string, said: string) =>
  unproven({ engine: { kind: 'unreachable', reason, address, said } });

test('no engine answers', () => {
  const finding = only(prove, sightOf('not-running', 'connect ENOENT /var/run/docker.sock'));
  expect(finding).toMatchObject({
    check: 'docker-not-running',
    severity: 'error',
    where: { engine: address },
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test('the socket is not ours to open: the remedy is the group', () => {
  const { remedy } = only(prove, sightOf('permission', 'connect EACCES /var/run/docker.sock'));
  expect(remedy.text).toContain('group docker');
});
