import { expect, test } from 'vitest';
import { parseChallenges } from '../../../src/practice/engine/remote/challenge.ts';
import { readCredential } from '../../../src/practice/engine/remote/credential.ts';

test.each([
  ['', []],
  ['Basic realm="a, b"', [['basic', { realm: 'a, b' }]]],
  [
    'Bearer realm="https://x/token",service="s",scope="repository:a/b:pull,push",error=insufficient_scope',
    [
      [
        'bearer',
        {
          realm: 'https://x/token',
          service: 's',
          scope: 'repository:a/b:pull,push',
          error: 'insufficient_scope',
        },
      ],
    ],
  ],
  [
    'Negotiate, Basic realm="a\\"b"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'a"b' }],
    ],
  ],
])('the challenge %j is read', (header, challenges) => {
  const read = parseChallenges(header);
  const plain = read.map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
  expect(plain).toEqual(challenges);
});

test('a credential is read as Docker reads it: padded, and of the alphabet of URLs', () => {
  const text = JSON.stringify({ username: 'a', password: '>>>???x' });
  const standard = Buffer.from(text).toString('base64');
  const urlSafe = standard.replaceAll('+', '-').replaceAll('/', '_');
  expect(urlSafe).not.toBe(standard);
  expect(urlSafe).toMatch(/=$/);
  expect(readCredential(urlSafe)?.password.reveal()).toBe('>>>???x');
  for (const header of [standard, urlSafe.replace(/=+$/, ''), '', 'e30=', '!', 'AAAA']) {
    expect(readCredential(header)).toBeUndefined();
  }
});
