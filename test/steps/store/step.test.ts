import { expect, test } from 'vitest';
import { askPassword, passwordQuestion } from '../../../src/steps/store/ask.ts';
import { store } from '../../../src/steps/store/step.ts';
import { found } from '../findings.ts';
import { knownWith, password, unseen } from '../known.ts';
import { storeSight } from './sight.ts';

const { answer: _, password: __, ...withoutPassword } = storeSight({ stored: { seen: {} } });

test('nothing is found where all is well', () => {
  expect(found(store, storeSight())).toEqual([]);
});

test('ECR stores nothing and so lacks nothing', () => {
  const sight = { ...withoutPassword, nothingToStore: true };
  expect(found(store, sight)).toEqual([]);
  expect(askPassword(sight.known, sight)).toBeUndefined();
  expect(store.summary(sight).subject).toBe('nothing to store');
});

test('the password is asked for where none is stored or given', () => {
  const asking = askPassword(knownWith(), withoutPassword);
  expect(asking).toMatchObject({ key: 'password', kind: 'secret' });
});

test('it is not asked for where one is stored, given, or where that cannot be seen', () => {
  const hidden = { ...withoutPassword, stored: unseen('denied', 'ssm:GetParameters', 'no') };
  expect(askPassword(knownWith(), storeSight())).toBeUndefined();
  expect(askPassword(knownWith({ password }), withoutPassword)).toBeUndefined();
  expect(askPassword(knownWith(), hidden)).toBeUndefined();
});

test.each([
  ['', 'empty'],
  [' x', 'begins or ends with a space'],
  ['x\n', 'begins or ends with a space'],
  ['a{{b', '{{'],
  ['é'.repeat(2049), '4,096 bytes'],
])('the password %j is refused', (text, reason) => {
  expect(passwordQuestion('docker.io', 'alice').refuse?.(text)).toContain(reason);
});

test.each(['x', 'p a s s', '$(id)`"\'\\', 'x'.repeat(4096)])('%j is taken', (text) => {
  expect(passwordQuestion('docker.io', 'alice').refuse?.(text)).toBeUndefined();
});

test('the summary says who said so', () => {
  expect(store.summary(storeSight())).toEqual({
    subject: '3 parameters',
    proof: 'alice may push to alice/flask-app, said docker.io',
  });
});
