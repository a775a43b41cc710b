import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestProblem, repositoryProblem, tagProblem } from '../../src/image/reference-parts.ts';

describe('a repository', () => {
  test.each(['app', 'alice/app', 'a.b/c_d/e__f/g---h', 'a'.repeat(255), 'my.org/app'])(
    '%s is one',
    (text) => {
      expect(repositoryProblem(text)).toBeUndefined();
    },
  );

  test.each([
    ['', 'a repository is needed'],
    ['alice/my app', 'no spaces'],
    ['https://hub.docker.com/r/alice/app', 'no web address'],
    ['docker.io/alice/app', 'write alice/app'],
    ['localhost:5000/app', 'write app'],
    ['111122223333.dkr.ecr.us-east-1.amazonaws.com/app', 'write app'],
    ['alice/app:latest', 'without tag and digest: write alice/app'],
    ['alice/Flask-App', 'in lower case: write alice/flask-app'],
    ['alice//app', 'write alice/app'],
    ['/', 'a repository is needed'],
    ['alice/-app', 'starts and ends with a letter or digit'],
    ['alice/a._b', 'stand alone'],
    ['alice/a___b', 'stand alone'],
    ['alice/app\u001b', 'and no other sign'],
    ['a'.repeat(256), 'at most 255 characters, and this has 256'],
  ])('%j is none', (text, reason) => {
    expect(repositoryProblem(text)).toContain(reason);
  });

  test('what a refusal tells to write is itself one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aBc1/.:@-_ $') }), (text) => {
        const right = /: write (.*)$/s.exec(repositoryProblem(text) ?? '')?.[1];
        if (right !== undefined) expect(repositoryProblem(right)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a tag', () => {
  test.each(['latest', '1.0', '_x', 'A-b_c.d', 'x'.repeat(128)])('%s is one', (text) => {
    expect(tagProblem(text)).toBeUndefined();
  });

  test.each([
    ['', 'a tag is needed'],
    ['.hidden', 'starts with'],
    ['feature/login', 'no "/"'],
    ['a:b', 'no ":"'],
    ['a\nb', 'no other sign'],
    ['x'.repeat(129), 'this has 129'],
  ])('%j is none', (text, reason) => {
    expect(tagProblem(text)).toContain(reason);
  });
});

describe('a digest', () => {
  test.each([`sha256:${'0f'.repeat(32)}`, `sha512:${'0f'.repeat(64)}`])('%s is one', (text) => {
    expect(digestProblem(text)).toBeUndefined();
  });

  test.each([
    ['', 'a digest is sha256:'],
    [`sha256:${'0F'.repeat(32)}`, 'lower case'],
    ['sha256:00', 'this has 2'],
    [`sha1:${'0f'.repeat(20)}`, 'a digest is sha256:'],
  ])('%j is none', (text, reason) => {
    expect(digestProblem(text)).toContain(reason);
  });
});
