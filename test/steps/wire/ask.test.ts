import { expect, test } from 'vitest';
import { askWiring } from '../../../src/steps/wire/ask.ts';
import type { Asking } from '../../../src/types.ts';
import { knownWith } from '../known.ts';
import { wireSight } from './sight.ts';

const lines = (asking: Asking | undefined) =>
  asking?.kind === 'review'
    ? asking.lines.map(({ question, value, from }) => [question.key, value, from])
    : asking;

test('nothing has to be asked: what exists is gone on with', () => {
  const review = askWiring(knownWith(), wireSight());
  expect(review).toMatchObject({ kind: 'review', optional: true });
  expect(lines(review)).toEqual([
    ['project', 'flask-app', 'the CodeBuild project'],
    ['role', 'codebuild-flask-app-service-role', 'the CodeBuild project'],
    ['policy', 'exact', 'default'],
  ]);
});

test('a project that is to be made has a build image too', () => {
  const review = askWiring(knownWith(), wireSight({ project: { seen: undefined } }));
  expect(lines(review)).toEqual([
    ['project', 'flask-app', 'the application’s name'],
    ['role', 'codebuild-flask-app-service-role', 'the application’s name'],
    ['policy', 'exact', 'default'],
    ['image', 'aws/codebuild/standard:7.0', 'default'],
  ]);
});

test('what is settled is no part of it', () => {
  const settled = { project: 'x', role: 'y', policy: 'full', image: 'z' } as const;
  expect(lines(askWiring(knownWith({ role: 'y' }), wireSight()))).toHaveLength(2);
  expect(askWiring(knownWith(settled), wireSight())).toBeUndefined();
});
