import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { widthOf, wrap } from '../../src/ui/columns.ts';
import { clip } from '../../src/ui/ink/layout.ts';
import { linked, linksFrom, type Target } from '../../src/ui/links.ts';
import { paint } from '../../src/ui/paint.ts';
import { naming, textOf, token } from '../../src/ui/tokens.ts';

const urlOf = linksFrom('/srv/my app');
const arn = 'arn:aws:codebuild:eu-west-1:111122223333';
const build = `${arn}:build/demo:1fa37c45-e954-4eaa-bf9a-13b350c752cd`;
const codebuild =
  'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/demo';
const ecr = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

describe('the address', () => {
  test.each<[Target, string]>([
    [{ file: 'app/buildspec.yml', line: 12, column: 7 }, 'file:///srv/my%20app/app/buildspec.yml'],
    [{ arn: `${arn}:project/demo` }, `${codebuild}/details?region=eu-west-1`],
    [
      { log: 'demo:1fa37c45', line: 31, build },
      `${codebuild}/build/demo%3A1fa37c45-e954-4eaa-bf9a-13b350c752cd/?region=eu-west-1`,
    ],
    [
      { arn: `${arn}:project/demo`.replace('aws', 'aws-cn').replace('eu-west-1', 'cn-north-1') },
      'https://console.amazonaws.cn/codesuite/codebuild/111122223333/projects/demo/details?region=cn-north-1',
    ],
    [{ registry: 'docker.io' }, 'https://hub.docker.com/'],
    [{ image: 'docker.io/alice/flask-app:1.0' }, 'https://hub.docker.com/r/alice/flask-app'],
    [{ image: 'quay.io/alice/flask-app' }, 'https://quay.io/repository/alice/flask-app'],
    [
      { image: `${ecr}/team/app:1.0` },
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/team/app?region=eu-west-1',
    ],
  ])('of %j', (target, url) => {
    expect(urlOf(target)).toBe(url);
    expect(linked('x', url)).toBe(`\u001b]8;;${url}\u0007x\u001b]8;;\u0007`);
  });

  test.each<Target>([
    { registry: '127.0.0.1:5000' },
    { image: '127.0.0.1:5000/alice/flask-app:1.0' },
    { image: 'ghcr.io/alice/flask-app' },
    { log: 'rehearsal', line: 3 },
    { engine: 'unix:///run/docker.sock' },
    { arn: 'arn:aws:iam::111122223333:role/demo' },
    // on the practice ground
    { arn: 'arn:aws:codebuild:us-east-1:123456789012:project/demo' },
    { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo' },
  ])('is not known of %j', (target) => {
    expect(urlOf(target)).toBeUndefined();
  });

  test('of a file is not known without its folder', () => {
    expect(linksFrom()({ file: 'buildspec.yml' })).toBeUndefined();
  });
});

describe('a text from outside', () => {
  test.each([
    'a\u0007\u001b]0;owned\u0007.yml',
    'a\u001b\\\u001b[2J',
    'a\u009cb',
    'a;b\nc',
    '日本/👩‍🚀.yml',
    'a b?#%.yml',
  ])('cannot end the link that it is in: %j', (file) => {
    const painted = paint([token(file, 'dim', { file })], true, urlOf);
    const [, url = '', shown] =
      painted.match(
        /^\u001b\]8;;([!-~]*)\u0007\u001b\[2m([^\u001b]*)\u001b\[0m\u001b\]8;;\u0007$/,
      ) ?? [];
    expect(url).toMatch(/^file:\/\/\/srv\/my%20app\//);
    expect(decodeURIComponent(new URL(url).pathname)).toBe(`/srv/my app/${file}`);
    expect(shown).toBe(token(file).text);
  });

  test('that is no address is no link', () => {
    for (const url of [
      'javascript:alert(1)',
      'https://a b',
      'https://a\u0007',
      `file:///${'a'.repeat(3000)}`,
    ]) {
      expect(linked('x', url)).toBe('x');
    }
  });
});

describe('a link', () => {
  const where = { file: 'app/buildspec.yml', line: 12 };
  const line = naming('at app/buildspec.yml:12 or near it', 'app/buildspec.yml:12', where, 'dim');
  const whole = /\u001b\]8;;file:[!-~]+\u0007[^\u0007]*\u001b\]8;;\u0007/g;

  test.each([80, 20, 9, 3])(
    'is whole in each line that it is broken into at %i columns',
    (columns) => {
      const lines = wrap(line, columns);
      expect(lines.map(textOf).join('')).toContain('buildspec'.slice(0, columns - 1));
      for (const one of lines) {
        const painted = paint(one, true, urlOf);
        expect(painted.replace(whole, '')).not.toContain(']8;');
        expect(widthOf(stripVTControlCharacters(painted))).toBe(widthOf(textOf(one)));
        expect(widthOf(textOf(one))).toBeLessThanOrEqual(columns);
      }
      expect(
        lines.filter((one) => paint(one, false, urlOf).includes(']8;')).length,
      ).toBeGreaterThan(0);
    },
  );

  test('is whole where it is cut', () => {
    const painted = paint(clip(line, 12, '…'), false, urlOf);
    expect(painted).toBe(
      'at \u001b]8;;file:///srv/my%20app/app/buildspec.yml\u0007app/buil\u001b]8;;\u0007…',
    );
  });

  test('is words alone where links are not wanted', () => {
    expect(paint(line, false)).toBe(textOf(line));
  });
});
