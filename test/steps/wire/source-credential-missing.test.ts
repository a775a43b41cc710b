import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { ProjectSource } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { projectFacts, wireSight } from './sight.ts';

const location = 'https://github.com/alice/flask-app.git';
const sightOf = (source: ProjectSource) =>
  wireSight({ project: { seen: projectFacts({ source }) } });
const arn = 'arn:aws:codebuild:us-east-1:123456789012:token/github';

test('the source is on GitHub, and CodeBuild has no way there', () => {
  const finding = only(wire, sightOf({ type: 'GITHUB', location }));
  expect(finding).toMatchObject({ check: 'source-credential-missing', severity: 'warning' });
  shownOnPage(finding);
});

test('a credential for another provider does not help', () => {
  const connections = { seen: [{ provider: 'GITLAB' as const, arn }] };
  const sight = { ...sightOf({ type: 'GITHUB', location }), connections };
  expect(only(wire, sight).check).toBe('source-credential-missing');
});

test.each([
  ['there is a credential', { seen: [{ provider: 'GITHUB' as const, arn }] }],
  ['it may not be looked at', unseen('denied', 'codebuild:ListSourceCredentials', 'no')],
])('%s: nothing', (_, connections) => {
  expect(found(wire, { ...sightOf({ type: 'GITHUB', location }), connections })).toEqual([]);
});

test.each<ProjectSource>([
  { type: 'GITHUB', location, connection: 'arn:aws:codeconnections:us-east-1:1:connection/c' },
  { type: 'S3', location: 'bucket/source.zip' },
  { type: 'CODECOMMIT', location: 'https://git-codecommit.us-east-1.amazonaws.com/v1/repos/a' },
])('a source %j is not its matter', (source) => {
  expect(found(wire, sightOf(source))).toEqual([]);
});
