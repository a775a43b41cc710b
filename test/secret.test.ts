import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Secret } from '../src/secret.ts';

const text = 'hunter2';
const secret = new Secret(text);
const dots = '••••••••';

test.each<[string, () => string]>([
  ['String', () => String(secret)],
  ['a template', () => `${secret}`],
  ['addition', () => `${'<'.concat(secret as never)}`],
  ['toString', () => secret.toString()],
  ['JSON', () => JSON.stringify({ secret })],
  ['JSON of a list', () => JSON.stringify([[secret]], null, 2)],
  ['inspect', () => inspect(secret)],
  [
    'inspect of everything',
    () => inspect({ secret }, { depth: null, showHidden: true, getters: true }),
  ],
  ['inspect with colours', () => inspect([secret], { colors: true })],
  ['format %s', () => format('%s', secret)],
  ['format %o', () => format('%o', { secret })],
  ['format %O', () => format('%O', secret)],
  ['format %j', () => format('%j', { secret })],
  ['join', () => [secret, secret].join()],
  ['YAML', () => stringify({ secret })],
  ['an error', () => new Error(`no: ${secret}`).stack ?? ''],
  ['an error’s cause', () => inspect(new Error('no', { cause: { secret } }))],
  ['a map', () => inspect(new Map([[secret, secret]]))],
])('%s shows dots', (_, show) => {
  expect(show()).not.toContain(text);
  expect(show()).toContain(dots);
});

test.each<[string, () => string]>([
  ['its keys', () => JSON.stringify([Object.keys(secret), Reflect.ownKeys(secret)])],
  ['its entries', () => JSON.stringify(Object.entries(secret))],
  ['a copy', () => JSON.stringify({ ...secret })],
  ['a clone', () => inspect(structuredClone({ secret: { ...secret } }))],
  ['its bytes', () => serialize({ ...secret }).toString('latin1')],
  ['format %d', () => format('%d', secret)],
])('%s show nothing', (_, show) => {
  expect(show()).not.toContain(text);
});

test('every secret shows as many dots', () => {
  expect(String(new Secret('x'))).toBe(String(new Secret('x'.repeat(99))));
});

test('it tells whether two are the same, and reveals itself only when told to', () => {
  expect(secret.equals(new Secret(text))).toBe(true);
  expect(secret.equals(new Secret('other'))).toBe(false);
  expect(secret.reveal()).toBe(text);
});

test('it can be had without white space around it, unseen', () => {
  expect(new Secret(` ${text}\r\n`).trimmed().equals(secret)).toBe(true);
  expect(secret.trimmed().equals(secret)).toBe(true);
});
