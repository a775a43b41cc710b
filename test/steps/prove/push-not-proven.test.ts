import { expect, test } from 'vitest';
import { prove } from '../../../src/steps/prove/step.ts';
import type { DigestAnswer } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { password, plaintext } from '../known.ts';
import { engine, fingerprint, proof, proveSight, unproven } from './sight.ts';

test('nothing was pushed yet: a build and a push as a test', () => {
  const build = {
    dockerfile: 'app/Dockerfile',
    context: 'app',
    buildArgs: { VERSION: '1' },
    target: 'web',
  };
  const finding = only(prove, unproven({ build }));
  expect(finding).toMatchObject({ check: 'push-not-proven', severity: 'error', toDo: true });
  expect(finding.remedy).toMatchObject({
    kind: 'change',
    changes: [
      {
        kind: 'push-image',
        image: 'docker.io/alice/flask-app:firstpush-c0ffee123456',
        registry: 'docker.io',
        repository: 'alice/flask-app',
        tag: 'firstpush-c0ffee123456',
        ...build,
        credential: { username: 'alice', password },
        fingerprint,
      },
    ],
  });
  expect(JSON.stringify(finding)).not.toContain(plaintext);
  shownOnPage(finding);
});

test('the source has changed since', () => {
  const finding = only(prove, unproven({ proof: { ...proof, fingerprint: 'b'.repeat(64) } }));
  expect(finding).toMatchObject({ severity: 'error', toDo: true });
  expect(finding.what).toBe('the source has changed since the last proven push');
});

test.each<[string, DigestAnswer, string, string]>([
  ['another digest', { kind: 'served', digest: 'sha256:b' }, 'error', 'something else pushed'],
  ['no such tag', { kind: 'absent' }, 'error', 'it serves no such tag'],
  ['a refusal', { kind: 'refused', said: 'denied' }, 'error', 'denied'],
  ['no answer', { kind: 'unknown', said: 'ETIMEDOUT' }, 'unknown', 'ETIMEDOUT'],
])('the registry answers with %s', (_, served, severity, why) => {
  const finding = only(prove, proveSight({ served, engine }));
  expect(finding).toMatchObject({ check: 'push-not-proven', severity });
  expect(finding).not.toHaveProperty('toDo');
  expect(finding.why).toContain(why);
});
