import { expect, test } from 'vitest';
import { LoggedPushes, mayBe } from '../../src/world/logged-pushes.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  [
    'docker push',
    ['The push refers to repository [docker.io/alice/app]', `1.0: digest: ${digest} size: 529`],
    [{ repository: 'docker.io/alice/app', tag: '1.0', digest }],
  ],
  [
    'two repositories, masked',
    [
      'The push refers to repository [***/***/app]',
      `1.0: digest: ${digest} size: 529`,
      'The push refers to repository [docker.io/alice/web]',
      `2.0: digest: ${digest} size: 529`,
    ],
    [
      { repository: '***/***/app', tag: '1.0', digest },
      { repository: 'docker.io/alice/web', tag: '2.0', digest },
    ],
  ],
  [
    'BuildKit',
    [`#12 pushing manifest for docker.io/alice/app:1.0@${digest} 0.4s done`],
    [{ repository: 'docker.io/alice/app', tag: '1.0', digest }],
  ],
  [
    'a registry with a port',
    [`#12 pushing manifest for localhost:5000/app:1.0@${digest}`],
    [{ repository: 'localhost:5000/app', tag: '1.0', digest }],
  ],
  ['a pull', [`Digest: ${digest}`, `Status: Downloaded newer image for python:3`], []],
  ['a base image', [`#4 resolve docker.io/library/python:3@${digest} done`], []],
  ['a command that names a digest', [`Running command echo ${digest}`], []],
])('%s', (_, lines, found) => {
  const pushes = new LoggedPushes();
  for (const line of lines) pushes.hear(line);
  expect(pushes.found).toEqual(found);
});

test('of many pushes the last hundred are kept', () => {
  const pushes = new LoggedPushes();
  for (let at = 0; at < 1_000; at += 1) pushes.hear(`t${at}: digest: ${digest} size: 1`);
  expect(pushes.found).toHaveLength(100);
  expect(pushes.found.at(-1)?.tag).toBe('t999');
});

test.each([
  ['docker.io/alice/app', 'docker.io/alice/app', true],
  ['***/***/app', 'docker.io/alice/app', true],
  ['***', 'anything', true],
  ['a***', 'b', false],
  ['***a', 'ab', false],
  ['a***a', 'a', false],
  ['a***b***c', 'a1b2c', true],
  ['a***b***c', 'acb', false],
  ['docker.io/bob/app', 'docker.io/alice/app', false],
])('%s may be %s: %s', (logged, actual, may) => expect(mayBe(logged, actual)).toBe(may));
