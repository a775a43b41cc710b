import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const remote = 'https://github.com/alice/flask-app';
const connections = { seen: [{ provider: 'GITHUB' as const, arn: 'arn:token' }] };
const building = (sourceVersion: string | undefined, hasVersion: boolean | undefined) =>
  wireSight({
    project: {
      seen: projectFacts({
        source: { type: 'GITHUB', location: remote },
        ...(sourceVersion && { sourceVersion }),
      }),
    },
    connections,
    git: { remote },
    around: { ...(hasVersion !== undefined && { hasVersion }) },
  });

test('the repository has no branch of that name', () => {
  const finding = only(wire, building('master', false));
  expect(finding).toMatchObject({ check: 'source-version-missing', severity: 'warning' });
  shownOnPage(finding);
});

test.each([
  ['one that it has', 'main', true],
  ['one of which this copy cannot tell', 'main', undefined],
  ['none', undefined, undefined],
])('%s is fine', (_, version, has) => {
  expect(found(wire, building(version, has))).toEqual([]);
});
