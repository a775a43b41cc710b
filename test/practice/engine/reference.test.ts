import { expect, test } from 'vitest';
import { Refusal } from '../../../src/practice/engine/refusal.ts';
import { familiarTag, parseReference } from '../../../src/practice/engine/store/reference.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['python', 'docker.io', 'library/python', 'python:latest'],
  ['python:3.12', 'docker.io', 'library/python', 'python:3.12'],
  ['alice/app', 'docker.io', 'alice/app', 'alice/app:latest'],
  ['docker.io/python', 'docker.io', 'library/python', 'python:latest'],
  ['index.docker.io/alice/app', 'docker.io', 'alice/app', 'alice/app:latest'],
  ['localhost/app', 'localhost', 'app', 'localhost/app:latest'],
  ['127.0.0.1:5000/a/b:1', '127.0.0.1:5000', 'a/b', '127.0.0.1:5000/a/b:1'],
  ['[::1]:5000/a', '[::1]:5000', 'a', '[::1]:5000/a:latest'],
  ['ghcr.io/a/b_c.d--e', 'ghcr.io', 'a/b_c.d--e', 'ghcr.io/a/b_c.d--e:latest'],
  [`app:1@${digest}`, 'docker.io', 'library/app', 'app:1'],
])('%s is at %s', (text, registry, repository, shown) => {
  const reference = parseReference(text);
  expect(reference).toMatchObject({ registry, repository });
  expect(familiarTag(reference)).toBe(shown);
});

const malformed = 'invalid reference format';
const uppercase = 'invalid reference format: repository name must be lowercase';

test.each([
  ['', malformed],
  ['https://ghcr.io/a', malformed],
  ['ghcr.io/Alice/app', uppercase],
  ['Python', uppercase],
  ['a//b', malformed],
  ['a/b:', malformed],
  ['a:-x', malformed],
  [`a:${'x'.repeat(129)}`, malformed],
  ['a@sha256:12', malformed],
  ['a b', malformed],
  [`a/${'b'.repeat(255)}`, malformed],
])('%j is refused', (text, message) => {
  expect(() => parseReference(text)).toThrow(new Refusal(400, message));
});
