import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersText, readAnswers } from '../src/answers-file.ts';
import { Secret } from '../src/secret.ts';
import type { Setup } from '../src/types.ts';

const setup: Setup = {
  app: 'flask-app',
  registry: 'docker.io',
  repository: 'alice/flask-app',
  username: 'alice',
  convention: 'custom',
  urlParameter: '/x/url',
  usernameParameter: '/x/username',
  passwordParameter: '/x/password',
  key: 'alias/docker',
  role: 'CodeBuildServiceRole',
  policy: 'read-only',
  project: 'flask-app',
  image: 'aws/codebuild/standard:7.0',
  template: 'registry',
  buildspec: 'ci/buildspec.yml',
  dockerfile: 'app/Dockerfile',
  context: 'app',
  tag: 'commit',
};

describe('written', () => {
  test('the answers read back as they were, in the order of asking', () => {
    const text = answersText(setup);
    expect(readAnswers(text)).toEqual({ setup, problems: [] });
    expect(text.split('\n')[1]).toBe('app: flask-app');
  });

  test('neither the secret nor what is only for one walk is written', () => {
    const text = answersText({
      ...{ app: 'x', password: new Secret('hunter2'), where: 'local' },
      ...{ sample: true, practice: true },
    });
    expect(text).toBe('# The answers of firstpush; no secret is in here.\napp: x\n');
  });

  test('what belongs to the place is left out', () => {
    expect(
      answersText({ app: 'x', registry: '127.0.0.1:5000' }, new Set(['registry'])),
    ).not.toContain('127');
  });

  test('any text survives', () => {
    const texts = fc.record({
      tag: fc.string({ minLength: 1 }),
      role: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(texts, (answers) => {
        expect(readAnswers(answersText(answers))).toEqual({ setup: answers, problems: [] });
      }),
    );
  });
});

describe('read', () => {
  test.each([
    ['1.10', '1.10'],
    ['0x1F', '0x1F'],
    ['007', '007'],
    ['1e3', '1e3'],
    ['true', 'true'],
    ['2026-01-02', '2026-01-02'],
    ['"quoted # text"', 'quoted # text'],
    ['plain # with a comment', 'plain'],
  ])('tag: %s is the text %j', (written, tag) => {
    expect(readAnswers(`tag: ${written}\n`)).toEqual({ setup: { tag }, problems: [] });
  });

  test.each(['', '\n', '# only a comment\n', 'app:\n', '---\n'])('%j settles nothing', (text) => {
    expect(readAnswers(text)).toEqual({ setup: {}, problems: [] });
  });

  test.each<[string, number, string]>([
    ['app: x\nrepo: alice/x\n', 2, '“repo” is no answer'],
    ['app: x\n\n# why\nwhere: local\n', 4, '“where” is no answer'],
    ['app: x\npassword: hunter2\n', 2, 'a password never stands in a file'],
    ['password-stdin: hunter2\n', 1, 'is no answer'],
    ['app:\n  name: x\n', 1, 'one value, not a list or a map'],
    ['app: x\ntag: [a, b]\n', 2, 'one value, not a list or a map'],
    ['app: x\npolicy: wide\n', 2, 'policy is one of exact, read-only, full'],
    ['convention: camel\n', 1, 'convention is one of path'],
    ['- app\n', 1, 'key: value'],
    ['app: x\napp: y\n', 2, 'unique'],
    ['app: "x\n', 2, 'quote'],
    ['app: x\n\ttag: y\n', 2, 'Tabs'],
  ])('%j is refused at line %i', (text, line, what) => {
    const [problem] = readAnswers(text).problems;
    expect(problem?.line).toBe(line);
    expect(problem?.what.toLowerCase()).toContain(what.toLowerCase());
  });

  test('a password in the file is refused without being repeated', () => {
    const { problems, setup: read } = readAnswers('password: hunter2\napp: x\n');
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(read).toEqual({ app: 'x' });
  });

  test('every problem is named, and what can be taken is taken', () => {
    const { problems, setup: read } = readAnswers('one: 1\napp: x\ntwo: 2\n');
    expect(problems.map(({ line }) => line)).toEqual([1, 3]);
    expect(read).toEqual({ app: 'x' });
  });
});

describe('a list of applications', () => {
  test('each has its folder, its answers, and the variable of its password', () => {
    const text = `# all of ours
registry: docker.io
applications:
  - dir: services/cart
    app: basket
    tag: 1.10
    password-env: CART_PASSWORD
  - dir: services/shop
`;
    expect(readAnswers(text)).toEqual({
      setup: { registry: 'docker.io' },
      problems: [],
      applications: [
        {
          dir: 'services/cart',
          setup: { app: 'basket', tag: '1.10' },
          passwordEnv: 'CART_PASSWORD',
        },
        { dir: 'services/shop', setup: {} },
      ],
    });
  });

  test.each<[string, number, string]>([
    ['applications:\n', 1, 'applications is a list'],
    ['applications: []\n', 1, 'applications is a list'],
    ['applications: services/*\n', 1, 'applications is a list'],
    ['applications:\n  - app: x\n', 2, 'needs “dir:”'],
    ['applications:\n  - dir: a\n  - services/b\n', 3, 'needs “dir:”'],
    ['applications:\n  - dir: a\n    password: hunter2\n', 3, 'never stands in a file'],
    ['applications:\n  - dir: a\n    pasword-env: X\n', 3, '“password-env” is one'],
    ['applications:\n  - dir: a\n    applications: []\n', 3, 'is no answer'],
    ['aplications:\n  - dir: a\n', 1, '“applications” is one'],
    ['dir: a\n', 1, '“dir” is no answer'],
  ])('%j is refused at line %i', (text, line, what) => {
    const [problem] = readAnswers(text).problems;
    expect(problem?.line).toBe(line);
    expect(problem?.what).toContain(what);
    expect(problem?.what).not.toContain('hunter2');
  });
});
