import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const arn = 'arn:aws:codebuild:us-east-1:123456789012:token/github';
const sightOf = (location: string, remote: string) =>
  wireSight({
    project: { seen: projectFacts({ source: { type: 'GITHUB', location } }) },
    connections: { seen: [{ provider: 'GITHUB', arn }] },
    git: { remote },
  });
const mine = 'git@github.com:alice/flask-app.git';

test('the project builds the tutorial’s repository, and this is a fork', () => {
  const finding = only(wire, sightOf('https://github.com/tutorial/flask-app.git', mine));
  expect(finding).toMatchObject({ check: 'project-builds-other-repository', severity: 'warning' });
  shownOnPage(finding);
});

test.each([
  ['https://github.com/alice/flask-app.git', mine],
  ['https://github.com/alice/flask-app', 'https://token@github.com/Alice/Flask-App.git'],
  ['https://github.com/alice/flask-app/', 'ssh://git@github.com/alice/flask-app.git'],
  ['bucket/flask-app/source.zip', mine],
  ['arn:aws:s3:::bucket/source.zip', mine],
  ['https://github.com/tutorial/flask-app.git', '/srv/git/flask-app.git'],
])('%s and %s are one, or cannot be compared', (location, remote) => {
  expect(found(wire, sightOf(location, remote))).toEqual([]);
});
