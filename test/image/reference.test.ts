import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { familiarName, formatReference, parseReference } from '../../src/image/reference.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('a reference reads as Docker reads it', () => {
  test.each([
    ['python', 'docker.io', 'library/python', undefined, 'python'],
    ['python:3.12-slim', 'docker.io', 'library/python', '3.12-slim', 'python'],
    ['alice/app', 'docker.io', 'alice/app', undefined, 'alice/app'],
    ['docker.io/alice/app:1.0', 'docker.io', 'alice/app', '1.0', 'alice/app'],
    ['index.docker.io/alice/app', 'docker.io', 'alice/app', undefined, 'alice/app'],
    ['docker.io/python', 'docker.io', 'library/python', undefined, 'python'],
    ['library/python', 'docker.io', 'library/python', undefined, 'python'],
    ['ghcr.io/a/b/c:main', 'ghcr.io', 'a/b/c', 'main', 'ghcr.io/a/b/c'],
    ['ghcr.io/my.org/app', 'ghcr.io', 'my.org/app', undefined, 'ghcr.io/my.org/app'],
    ['localhost/app', 'localhost', 'app', undefined, 'localhost/app'],
    ['localhost:5000/app:2', 'localhost:5000', 'app', '2', 'localhost:5000/app'],
    ['[::1]:5000/app', '[::1]:5000', 'app', undefined, '[::1]:5000/app'],
    [
      '127.0.0.1:5000/a__b/c--d',
      '127.0.0.1:5000',
      'a__b/c--d',
      undefined,
      '127.0.0.1:5000/a__b/c--d',
    ],
    ['docker.io/foo.bar/app', 'docker.io', 'foo.bar/app', undefined, 'docker.io/foo.bar/app'],
  ])('%s', (text, registry, repository, tag, familiar) => {
    const reference = parseReference(text);
    expect(reference).toEqual({ registry, repository, ...(tag === undefined ? {} : { tag }) });
    expect('refused' in reference ? '' : familiarName(reference)).toBe(familiar);
  });

  test('tag and digest are both kept', () => {
    const reference = parseReference(`alice/app:1.0@${digest}`);
    expect(reference).toEqual({
      registry: 'docker.io',
      repository: 'alice/app',
      tag: '1.0',
      digest,
    });
  });

  test('a digest alone names no tag', () => {
    const reference = parseReference(`alice/app@${digest}`);
    expect(reference).toEqual({ registry: 'docker.io', repository: 'alice/app', digest });
  });
});

describe('a text that is no reference is refused with the reason', () => {
  test.each([
    ['', 'an image reference is needed, for example docker.io/alice/app:1.0'],
    [' alice/app', 'an image reference has no spaces and no line ends'],
    ['alice/app\n', 'an image reference has no spaces and no line ends'],
    ['https://docker.io/alice/app', 'starts with the registry, as in docker.io/alice/app'],
    ['Alice/App:1', 'write alice/app'],
    ['ghcr.io/Alice/app', 'write alice/app'],
    ['App', 'a repository is in lower case: write library/app'],
    ['GHCR.io/alice/app', 'a registry address is in lower case: write ghcr.io'],
    ['hub.docker.com/alice/app', 'the registry address is docker.io'],
    ['docker.io//app', 'no empty part between or beside slashes: write app'],
    ['docker.io/alice/', 'no empty part between or beside slashes: write alice'],
    ['/app', 'write app'],
    ['docker.io/', 'a repository is needed'],
    ['alice/app:', 'a tag is needed'],
    [':latest', 'a repository is needed'],
    ['alice/app.', 'starts and ends with a letter or digit, and "app." does not'],
    ['alice/my...app', 'stand alone'],
    ['alice/$APP', 'and no "$"'],
    ['A//.', 'no empty part between or beside slashes'],
    ['docker.io/docker.io/alice/app', 'without its registry: write alice/app'],
    ['app:1:2', 'written without tag and digest'],
    ['alice/app:-x', 'starts with a letter, a digit or _'],
    [`alice/app:${'x'.repeat(129)}`, 'at most 128 characters, and this has 129'],
    ['alice/app:arn:aws:s3:::bucket/key', 'write alice/app'],
    ['alice/app@sha256:abc', 'a sha256 digest has 64 hex digits, and this has 3'],
    ['alice/app@md5:d41d8cd98f00b204e9800998ecf8427e', 'a digest is sha256:'],
    ['a1'.repeat(32), 'the id of an image'],
    [`ghcr.io/${'a'.repeat(250)}`, 'at most 255 characters, and these have 258'],
    ['registry.example.com:99999/app', 'a port is a number from 1 to 65535'],
  ])('%j', (text, reason) => {
    expect(parseReference(text)).toEqual({ refused: expect.stringContaining(reason) });
  });
});

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const component = fc
  .tuple(word, fc.constantFrom('.', '_', '__', '-', '---'), word)
  .map((parts) => parts.join(''));
const registry = fc.oneof(
  fc.constantFrom('docker.io', 'localhost', '[::1]:80'),
  fc.tuple(word, word).map((labels) => labels.join('.')),
  fc.tuple(word, fc.integer({ min: 1, max: 65535 })).map(([name, port]) => `${name}:${port}`),
);
const references = fc.record(
  {
    registry,
    repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
    tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/),
    digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
  },
  { requiredKeys: ['registry', 'repository'] },
);

describe('for every reference', () => {
  test('what is written in full reads back', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(parseReference(formatReference(reference))).toEqual(reference);
      }),
    );
  });

  test('the familiar name reads back as the same name', () => {
    fc.assert(
      fc.property(references, ({ registry, repository }) => {
        const name = { registry, repository };
        expect(parseReference(familiarName(name))).toEqual(name);
      }),
    );
  });

  test('any text is read or refused, and what is read reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab/.:@-_A1 $') }), (text) => {
        const once = parseReference(text);
        if (!('refused' in once)) expect(parseReference(formatReference(once))).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });
});
