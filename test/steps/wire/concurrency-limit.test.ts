import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Seen } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { projectFacts, wireSight } from './sight.ts';

const limited = (concurrentBuildLimit: number, running: Seen<number>) =>
  wireSight({
    project: { seen: projectFacts({ concurrentBuildLimit }) },
    around: { running },
  });

test('as many builds run as the project allows', () => {
  const finding = only(wire, limited(2, { seen: 2 }));
  expect(finding).toMatchObject({ check: 'concurrency-limit', severity: 'warning' });
  shownOnPage(finding);
});

test('one is told as one', () => {
  expect(only(wire, limited(1, { seen: 1 })).what).toContain('1 build of flask-app run');
});

test.each<[string, Seen<number>]>([
  ['room for one more', { seen: 1 }],
  ['builds that may not be listed', unseen('denied', 'codebuild:ListBuildsForProject', 'no')],
])('%s is no finding', (_, running) => {
  expect(found(wire, limited(2, running))).toEqual([]);
});
