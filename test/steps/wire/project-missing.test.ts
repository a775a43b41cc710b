import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Remedy } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { project, roleArn, wireSight } from './sight.ts';

const absent = { project: { seen: undefined }, bucket: { seen: 'absent' } } as const;
const kinds = (remedy: Remedy) =>
  remedy.kind === 'change' ? remedy.changes.map(({ kind }) => kind) : [];

test('no project: its bucket and the project are created', () => {
  const finding = only(wire, wireSight(absent));
  expect(finding).toMatchObject({
    check: 'project-missing',
    severity: 'error',
    toDo: true,
    remedy: {
      kind: 'change',
      changes: [
        {
          kind: 'create-bucket',
          bucket: 'firstpush-source-123456789012-us-east-1',
          region: 'us-east-1',
        },
        {
          kind: 'create-project',
          project: {
            name: project,
            source: {
              type: 'S3',
              location: 'firstpush-source-123456789012-us-east-1/flask-app/source.zip',
            },
            image: 'aws/codebuild/standard:7.0',
            environmentType: 'LINUX_CONTAINER',
            privilegedMode: true,
            role: roleArn,
          },
        },
      ],
    },
  });
  shownOnPage(finding);
});

test('a bucket of ours is there already', () => {
  const { remedy } = only(wire, wireSight({ ...absent, bucket: { seen: 'ours' } }));
  expect(kinds(remedy)).toEqual(['create-project']);
});

test('the bucket’s name belongs to another account', () => {
  const finding = only(wire, wireSight({ ...absent, bucket: { seen: 'foreign' } }));
  expect(finding.remedy.kind).toBe('advice');
  expect(finding.why).toContain('which is another account’s');
});

test('a role that cannot be looked at may not be given to a project', () => {
  const unseen = { reason: 'denied', tried: 'iam:GetRole', said: 'not authorized' } as const;
  const all = found(wire, wireSight({ ...absent, role: { unseen } }));
  expect(all.find(({ check }) => check === 'project-missing')).toMatchObject({
    severity: 'unknown',
    because: 'wiring-unseen',
    remedy: { kind: 'advice' },
  });
});

test('a connection to the git provider is there: the project reads from it, no bucket', () => {
  const { bucket: _, ...sight } = wireSight(absent);
  const arn = 'arn:aws:codeconnections:us-east-1:123456789012:connection/c1';
  const source = {
    kind: 'connection',
    remote: 'https://github.com/alice/flask-app.git',
    connection: { provider: 'GITHUB', arn, connection: arn },
    why: 'CodeBuild already has a connection to GITHUB',
  } as const;
  const known = knownWith({ image: 'aws/codebuild/standard:8.0', buildspec: 'ci/buildspec.yml' });
  const { remedy } = only(wire, { ...sight, known, source });
  expect(remedy).toMatchObject({
    changes: [
      {
        kind: 'create-project',
        project: {
          image: 'aws/codebuild/standard:8.0',
          source: {
            type: 'GITHUB',
            location: source.remote,
            connection: arn,
            buildspec: 'ci/buildspec.yml',
          },
        },
      },
    ],
  });
});

test('of the settings of a project that is not there nothing is said', () => {
  expect(found(wire, wireSight(absent))).toHaveLength(1);
});
