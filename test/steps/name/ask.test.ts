import { expect, test } from 'vitest';
import { alsoKnown, knownFrom, settle } from '../../../src/known.ts';
import { askNames } from '../../../src/steps/name/ask.ts';
import { propose } from '../../../src/steps/name/proposals.ts';
import type { NameSight } from '../../../src/steps/name/sight.ts';
import type { Asking, Known, Setup } from '../../../src/types.ts';
import { setup } from '../known.ts';
import { nameSight } from './sight.ts';

/** What is asked next in a folder, with these answers settled. */
function next(known: Known, parts: Partial<NameSight> = {}): Asking | undefined {
  const seen = nameSight({ known, ...parts });
  return askNames(known, { ...seen, proposals: propose(seen) });
}

const keysOf = (asking: Asking | undefined) =>
  asking?.kind === 'review' ? asking.lines.map(({ question }) => question.key) : asking?.key;

test('first what cannot be guessed, then all guesses on one screen, then nothing', () => {
  const first = next(knownFrom({}, 'flag'));
  expect(first).toMatchObject({ key: 'username', kind: 'text' });

  const known = knownFrom({ username: 'alice' }, 'you');
  const review = next(known);
  expect(keysOf(review)).toEqual([
    'app',
    'registry',
    'repository',
    'convention',
    'dockerfile',
    'context',
  ]);

  const lines = review?.kind === 'review' ? review.lines : [];
  const answers = Object.fromEntries(lines.map(({ question, value }) => [question.key, value]));
  expect(next(settle(known, review as Asking, answers).known)).toBeUndefined();
});

test('nothing is asked where everything is settled', () => {
  expect(next(knownFrom(setup, 'firstpush.yml'))).toBeUndefined();
});

test('what is settled is not asked again', () => {
  const asked = keysOf(next(knownFrom({ username: 'alice', registry: 'ghcr.io' }, 'flag')));
  expect(asked).not.toContain('registry');
  expect(asked).not.toContain('username');
});

test('ECR needs neither a user nor names of parameters', () => {
  const ecr: Setup = { registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com', app: 'shop' };
  expect(keysOf(next(knownFrom(ecr, 'flag')))).toBe('repository');
  const known = alsoKnown(knownFrom(ecr, 'flag'), { repository: 'shop' }, 'you');
  expect(keysOf(next(known))).toEqual(['dockerfile', 'context']);
});

test('custom names are asked for one by one where nothing tells them', () => {
  const known = knownFrom({ ...setup, convention: 'custom' }, 'flag');
  expect(keysOf(next(known))).toBe('urlParameter');
});

test('where no Dockerfile is known, its place is no part of the review', () => {
  const known = knownFrom({ username: 'alice' }, 'you');
  const asked = keysOf(next(known, { dockerfiles: [] }));
  expect(asked).not.toContain('dockerfile');
  expect(asked).not.toContain('context');
});

test('each line shows where it comes from and guesses its value', () => {
  const review = next(knownFrom({ username: 'alice' }, 'you'));
  const lines = review?.kind === 'review' ? review.lines : [];
  expect(lines.find(({ question }) => question.key === 'registry')).toMatchObject({
    value: 'docker.io',
    from: 'default',
    question: { guess: 'docker.io' },
  });
});
