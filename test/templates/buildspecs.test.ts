import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { recover } from '../../src/buildspec/recover.ts';
import { readCommands } from '../../src/buildspec/story.ts';
import { fillTemplate } from '../../src/steps/write/fill-template.ts';
import { answersFrom } from '../../src/steps/write/recover-buildspec.ts';
import { write } from '../../src/steps/write/step.ts';
import { templateWords } from '../../src/steps/write/template-words.ts';
import type { Setup } from '../../src/types.ts';
import { folderWith, knowing, settled, templatesFolder } from '../steps/write/folder-reads.ts';

const folder = join(templatesFolder, 'buildspecs');
const names = readdirSync(folder).map((name) => name.replace(/\.buildspec\.yml$/, ''));
const textOf = (name: string) => readFileSync(join(folder, `${name}.buildspec.yml`), 'utf8');
const ecr = '999988887777.dkr.ecr.eu-central-1.amazonaws.com';

function answersIn(text: string) {
  const spec = readBuildspec(text);
  const story = readCommands(spec);
  return answersFrom('buildspec.yml', story, recover(spec, story));
}

it('there is a template for every case', () => {
  const cases = 'cache ecr ghcr java monorepo multi-arch node python registry';
  expect(names.sort().join(' ')).toBe(cases);
});

describe.each(names)('the template %s', (name) => {
  const text = textOf(name);
  const isEcr = name === 'ecr';

  it('is valid as it stands, in plain letters, and its first line says what it is for', () => {
    expect(readBuildspec(text).problems).toEqual([]);
    expect(text).toMatch(/^# [A-Z][^\n]{20,100}\.\nversion: 0\.2\n/);
    expect(text.split('\n', 1)).toEqual([`# ${templateWords[name]}`]);
    expect(text).toMatch(/^[\n -~]+$/);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  it.each(['commit', 'build', 'latest', 'v1.2'])(
    'holds a setup with the tag %s, gives it back, and has no fault',
    async (tag) => {
      const filling = {
        registry: isEcr ? ecr : 'registry.example.org:5000',
        repository: 'team/shop/api',
        tag,
        dockerfile: 'services/shop/Dockerfile.release',
        context: 'services',
        ...(!isEcr && {
          parameters: { url: 'ShopUrl', username: '/shop/user', password: '/shop/password' },
        }),
      };
      const filled = fillTemplate(text, filling);
      expect(answersIn(filled)).toMatchObject({
        repository: filling.repository,
        dockerfile: filling.dockerfile,
        context: filling.context,
        tag,
        ...(isEcr
          ? { registry: ecr }
          : {
              urlParameter: 'ShopUrl',
              usernameParameter: '/shop/user',
              passwordParameter: '/shop/password',
            }),
      });

      const there = await folderWith({
        'buildspec.yml': filled,
        'services/shop/Dockerfile.release': 'FROM scratch\nCOPY shop /\n',
        'services/shop/app': '',
        'services/requirements.txt': '',
      });
      const setup: Setup = {
        ...settled,
        registry: filling.registry,
        repository: filling.repository,
        urlParameter: 'ShopUrl',
        usernameParameter: '/shop/user',
        passwordParameter: '/shop/password',
        tag,
      };
      const sight = await write.look(knowing(setup), there.reads);
      expect(write.checks.flatMap((check) => check.find(sight))).toEqual([]);
      await there.close();
    },
  );

  it('is the same again when it is filled with what it holds', () => {
    const { registry = 'docker.io', repository = '', dockerfile, context } = answersIn(text);
    const { urlParameter = '', usernameParameter = '', passwordParameter = '' } = answersIn(text);
    const parameters = {
      url: urlParameter,
      username: usernameParameter,
      password: passwordParameter,
    };
    const filling = {
      registry,
      repository,
      tag: 'commit',
      dockerfile: dockerfile ?? '',
      context: context ?? '',
      ...(!isEcr && { parameters }),
    };
    expect(fillTemplate(text, filling)).toBe(text);
  });

  it('keeps the password out of every argument', () => {
    const { logins } = readCommands(readBuildspec(text));
    expect(logins.map(({ password }) => password.by)).toEqual([isEcr ? 'ecr' : 'stdin']);
  });
});

it.each([
  [
    'commit',
    "# The commit names the image; a source in S3 has none, then the build's number does.",
    '- IMAGE_TAG="$' + '{CODEBUILD_RESOLVED_SOURCE_VERSION:-$CODEBUILD_BUILD_NUMBER}"',
  ],
  [
    'build',
    "# The build's number names the image; it counts every build of the project.",
    '- IMAGE_TAG="$CODEBUILD_BUILD_NUMBER"',
  ],
  ['latest', '# Every push moves this tag on to the new image.', '- IMAGE_TAG="latest"'],
])('the tag %s is set by one command, with the comment that fits', (tag, comment, command) => {
  const { registry, repository } = { registry: 'docker.io', repository: 'a/b' };
  const places = { dockerfile: 'Dockerfile', context: '.' };
  const filled = fillTemplate(textOf('registry'), { registry, repository, tag, ...places });
  expect(filled).toContain(`    commands:\n      ${comment}\n      ${command}\n      - IMAGE=`);
});

it('values that YAML would take for something else are quoted', () => {
  const filled = fillTemplate(textOf('registry'), {
    registry: 'docker.io',
    repository: '3.10',
    tag: 'latest',
    dockerfile: 'a: b/Dockerfile',
    context: '#x',
    parameters: { url: 'yes', username: 'null', password: 'x' },
  });
  expect(answersIn(filled)).toMatchObject({
    repository: '3.10',
    dockerfile: 'a: b/Dockerfile',
    context: '#x',
    urlParameter: 'yes',
    usernameParameter: 'null',
  });
});
