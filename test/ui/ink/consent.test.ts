import { expect, test } from 'vitest';
import { pressConsent } from '../../../src/ui/ink/consent.ts';
import { key } from './key.ts';

const plan = { shows: 'plan' as const };

test.each([
  ['enter', { done: 'go' }],
  ['s', { done: 'skip' }],
  ['e', { done: 'edit' }],
  ['c', { done: 'commands' }],
  ['escape', { back: true }],
  ['?', { state: { shows: 'why', top: 0 } }],
  ['x', { state: plan }],
])('%s on the plan', (word, expected) => {
  expect(pressConsent(plan, key(word))).toEqual(expected);
});

test.each([
  ['down', { state: { shows: 'why', top: 3 } }],
  ['up', { state: { shows: 'why', top: 1 } }],
  ['pageup', { state: { shows: 'why', top: 0 } }],
  ['pagedown', { state: { shows: 'why', top: 7 } }],
  ['escape', { state: plan }],
  ['?', { state: plan }],
  ['enter', { state: plan }],
  ['s', { state: { shows: 'why', top: 2 } }],
])('%s where the reasons are shown consents to nothing', (word, expected) => {
  expect(pressConsent({ shows: 'why', top: 2 }, key(word))).toEqual(expected);
});
