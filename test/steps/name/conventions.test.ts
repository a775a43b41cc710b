import { describe, expect, test } from 'vitest';
import {
  appProblem,
  conventionOf,
  conventions,
  namesOf,
  parameterNameProblem,
  parameterNames,
  sameParameter,
} from '../../../src/steps/name/conventions.ts';

describe('the names that a convention makes', () => {
  test.each([
    [
      'path',
      '/myapp/docker-registry/url',
      '/myapp/docker-credentials/username',
      '/myapp/docker-credentials/password',
    ],
    [
      'hyphen',
      'myapp-Docker-registry-URL',
      'myapp-Docker-credentials-username',
      'myapp-Docker-credentials-password',
    ],
    [
      'underscore',
      'myapp_Docker_registry_URL',
      'myapp_Docker_credentials_username',
      'myapp_Docker_credentials_password',
    ],
    ['pascal', 'DockerRegistryURL', 'DockerUsername', 'DockerPassword'],
  ] as const)('%s', (convention, url, username, password) => {
    const names = { url, username, password };
    expect(namesOf(convention, 'myapp')).toEqual(names);
    expect(parameterNames({ app: 'myapp', convention })).toEqual(names);
    expect(conventionOf(names, 'myapp')).toBe(convention);
  });

  test('are legal and three, for every application that is', () => {
    for (const app of ['a', 'my.app_2-x', 'x'.repeat(60)]) {
      expect(appProblem(app)).toBeUndefined();
      for (const convention of conventions) {
        const names = Object.values(namesOf(convention, app));
        expect(new Set(names).size).toBe(3);
        expect(names.map(parameterNameProblem)).toEqual([undefined, undefined, undefined]);
      }
    }
  });

  test('path is the default, and a name that is given wins over the rule', () => {
    expect(parameterNames({ app: 'myapp' })).toEqual(namesOf('path', 'myapp'));
    const given = parameterNames({ app: 'myapp', convention: 'pascal', passwordParameter: '/x' });
    expect(given).toEqual({ ...namesOf('pascal', 'myapp'), password: '/x' });
  });

  test('other names are custom', () => {
    expect(conventionOf({ ...namesOf('path', 'myapp'), url: '/x' }, 'myapp')).toBe('custom');
    expect(conventionOf(namesOf('path', 'other'), 'myapp')).toBe('custom');
  });
});

describe('a parameter’s name', () => {
  const roomFor = 1011 - 'arn:aws-us-gov:ssm:ap-northeast-3:123456789012:parameter/'.length;

  test.each([
    ['nothing', '', 'needs a name'],
    ['a space', 'my param', 'no spaces'],
    ['a line end', 'x\n', 'no spaces'],
    ['a colon', 'a:b', '“:” cannot stand'],
    ['a backslash', 'a\\b', '“\\” cannot stand'],
    ['a letter beyond ASCII', 'schlüssel', '“ü” cannot stand'],
    ['a variable', '$APP-url', '“$” cannot stand'],
    ['aws at the beginning', 'aws-docker', 'reserved'],
    ['AWS in upper case', 'AWSdocker', 'reserved'],
    ['aws behind the slash', '/aws/docker', 'reserved'],
    ['ssm behind the slash', '/SSMx', 'reserved'],
    ['levels without a slash before', 'a/b', 'begins with /: /a/b'],
    ['an empty level', '/a//b', 'every level'],
    ['a slash at the end', '/a/', 'every level'],
    ['a slash alone', '/', 'every level'],
    ['sixteen levels', '/l'.repeat(16), 'fifteen levels'],
    ['too many letters', 'x'.repeat(roomFor + 1), 'at most'],
  ])('with %s is refused', (_, name, reason) => {
    expect(parameterNameProblem(name)).toContain(reason);
  });

  test.each([
    'x',
    '/x',
    'a.b-c_D9',
    '/my/aws',
    'laws',
    '/l'.repeat(15),
    'x'.repeat(roomFor),
    '/CodeBuild/dockerLoginPassword',
  ])('%s is taken', (name) => {
    expect(parameterNameProblem(name)).toBeUndefined();
  });

  test('with and without its first slash is one parameter', () => {
    expect(sameParameter('/Foo', 'Foo')).toBe(true);
    expect(sameParameter('/a/b', '/a/b')).toBe(true);
    expect(sameParameter('/Foo', 'foo')).toBe(false);
  });
});

describe('an application’s name', () => {
  test.each([
    ['', 'needs a name'],
    ['-app', 'begins with'],
    ['.app', 'begins with'],
    ['my app', 'letters, digits'],
    ['my/app', 'letters, digits'],
    ['äpp', 'begins with'],
    ['awsome', 'reserved'],
    ['SSM', 'reserved'],
    ['x'.repeat(61), 'at most 60'],
  ])('%j is refused', (app, reason) => {
    expect(appProblem(app)).toContain(reason);
  });
});
