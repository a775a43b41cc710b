import { describe, expect, test } from 'vitest';
import { apply, refused } from '../../src/changes/verbs.ts';
import type { Change, PushOutcome, Unseen, Writes } from '../../src/types.ts';
import { examples } from './examples.ts';

/** Writes that keep what they were given; a push ends as told. */
function recording(outcome: PushOutcome = { kind: 'pushed', digest: 'sha256:a' }) {
  const calls: [write: string | symbol, change: Change][] = [];
  const write = (name: string | symbol) => async (change: Change) => {
    calls.push([name, change]);
    return name === 'pushImage' ? outcome : undefined;
  };
  return { calls, writes: new Proxy({}, { get: (_, name) => write(name) }) as Writes };
}

test.each<[keyof typeof examples, keyof Writes]>([
  ['put', 'putParameter'],
  ['createRole', 'createRole'],
  ['trust', 'putTrustPolicy'],
  ['policy', 'putRolePolicy'],
  ['attach', 'attachRolePolicy'],
  ['bucket', 'createBucket'],
  ['project', 'createProject'],
  ['update', 'updateProject'],
  ['write', 'writeFile'],
  ['push', 'pushImage'],
])('%s is done by %s, as it stands, and finds nothing', async (example, write) => {
  const { calls, writes } = recording();
  expect(await apply(writes, examples[example], 'store', () => {})).toBeUndefined();
  expect(calls).toEqual([[write, examples[example]]]);
});

describe('a push that did not end well is a finding', () => {
  test.each<[PushOutcome, string, string, string]>([
    [
      { kind: 'build-failed', said: 'exit code: 1', step: 'RUN pip install', line: 4 },
      'dockerfile-run-step-failed',
      'error',
      'the build failed at RUN pip install',
    ],
    [
      { kind: 'build-failed', said: 'not found', missing: 'requirements.txt' },
      'copy-source-missing',
      'error',
      'the build failed',
    ],
    [
      { kind: 'push-refused', denied: true, said: 'denied' },
      'dockerhub-push-denied-namespace',
      'error',
      'docker.io refused the push of docker.io/alice/flask-app:firstpush-c0ffee123456',
    ],
    [
      { kind: 'push-refused', denied: false, said: 'the tag is immutable' },
      'push-refused',
      'error',
      'docker.io refused the push of docker.io/alice/flask-app:firstpush-c0ffee123456',
    ],
    [
      { kind: 'not-served', digest: 'sha256:a', served: 'sha256:b' },
      'digest-not-served',
      'error',
      'docker.io serves sha256:b where sha256:a was pushed',
    ],
    [
      { kind: 'not-served', digest: 'sha256:a' },
      'digest-not-served',
      'error',
      'docker.io does not serve sha256:a after the push',
    ],
    [
      { kind: 'unknown', said: 'ETIMEDOUT' },
      'push-not-confirmed',
      'unknown',
      'it could not be told whether docker.io/alice/flask-app:firstpush-c0ffee123456 was pushed',
    ],
  ])('%o', async (outcome, check, severity, what) => {
    const finding = await apply(recording(outcome).writes, examples.push, 'prove', () => {});
    expect(finding).toMatchObject({ check, step: 'prove', severity, what });
    expect(finding?.remedy.kind).toBe('advice');
  });

  test('it stands at the Dockerfile’s line', async () => {
    const outcome = { kind: 'build-failed', said: 'x', line: 4 } as const;
    const finding = await apply(recording(outcome).writes, examples.push, 'prove', () => {});
    expect(finding?.where).toEqual({ file: 'app/Dockerfile', line: 4 });
  });
});

describe('a refused change', () => {
  const unseen = (reason: Unseen['reason']) => ({ reason, tried: 'x:Do', said: 'because' });

  test.each(Object.entries(examples))(
    '%s names what could not be done and what was said',
    (_, change) => {
      const finding = refused(change, 'wire', unseen('denied'));
      expect(finding).toMatchObject({
        step: 'wire',
        severity: 'error',
        why: 'x:Do answered: because',
        remedy: { kind: 'advice' },
      });
      expect(finding.what).toMatch(/could not be/);
      expect(finding.remedy.text).toContain('have an administrator allow');
    },
  );

  test.each<[Unseen['reason'], string, string]>([
    ['denied', 'error', 'administrator'],
    ['expired', 'error', 'log in'],
    ['no-credentials', 'error', 'log in'],
    ['no-profile', 'error', 'another --profile'],
    ['throttled', 'unknown', 'run this again'],
    ['unreachable', 'unknown', 'run this again'],
    ['unsupported', 'error', 'mend'],
    ['other', 'error', 'mend'],
  ])('%s: whose turn it is', (reason, severity, remedy) => {
    const finding = refused(examples.put, 'store', unseen(reason));
    expect(finding.severity).toBe(severity);
    expect(finding.remedy.text).toContain(remedy);
  });
});
