import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { recover } from '../../src/buildspec/recover.ts';
import { readCommands } from '../../src/buildspec/story.ts';
import { building, firstOfNotes, inPhases, secondOfNotes } from './samples.ts';

const recovered = (text: string) => {
  const spec = readBuildspec(text);
  return recover(spec, readCommands(spec));
};

/** Role, variable, parameter and origin of each source, as one line. */
const sources = (text: string) =>
  Object.values(recovered(text).sources).map(
    ({ role, variable, parameter, from }) => `${role} ${variable} ${parameter} ${from}`,
  );

describe('the buildspecs of the notes', () => {
  test('the first: names in plain text and under a misspelt section', () => {
    expect(sources(firstOfNotes)).toEqual([
      'url DOCKER_REGISTRY_URL /myapp/Docker_registry_URL intended',
      'username DOCKER_USERNAME myapp_Docker_credentials_username intended',
      'password DOCKER_PASSWORD myapp_Docker_credentials_password intended',
    ]);
    expect(recovered(firstOfNotes)).toMatchObject({
      repository: { name: 'sample_python_flask_app', after: 'username' },
      tag: { by: 'latest' },
      dockerfile: 'Dockerfile',
      context: '.',
      ecr: false,
    });
  });

  test('the second: dynamic references of CloudFormation', () => {
    expect(sources(secondOfNotes)).toEqual([
      'url DOCKER_REGISTRY_URL /path/to/DockerRegistryURL intended',
      'username DOCKER_USERNAME /path/to/DockerUsername intended',
      'password DOCKER_PASSWORD /path/to/DockerPassword intended',
    ]);
    expect(recovered(secondOfNotes)).toMatchObject({
      repository: { name: 'sample-python-flask-app', after: 'username' },
      tag: { by: 'commit' },
    });
  });
});

describe('which variable plays which part', () => {
  const env = [
    'env:',
    '  parameter-store:',
    '    DB_PASSWORD: /db/password',
    '    A: /r/a',
    '    B: /r/b',
    '    C: /r/c',
  ].join('\n');

  test('its use in a login says most, by whatever name', () => {
    const login = 'echo $C | docker login -u $B --password-stdin $A';
    expect(sources(inPhases({ build: [login] }, '0.2', env))).toEqual([
      'url A /r/a parameter-store',
      'username B /r/b parameter-store',
      'password C /r/c parameter-store',
    ]);
  });

  test('a variable handed on by the commands is followed back', () => {
    const commands = ['U=$B', 'P="$C"', 'echo "$P" | docker login -u "$U" --password-stdin'];
    expect(sources(inPhases({ build: commands }, '0.2', env))).toEqual([
      'username B /r/b parameter-store',
      'password C /r/c parameter-store',
    ]);
  });

  test('its place in the image comes next', () => {
    expect(sources(inPhases({ build: ['docker push $A/$B/app'] }, '0.2', env))).toEqual([
      'url A /r/a parameter-store',
      'username B /r/b parameter-store',
    ]);
  });

  test('its name comes last, and a database keeps its password', () => {
    const named = 'env:\n  parameter-store:\n    DB_PASSWORD: /db/pw\n    HUB_TOKEN: /hub/token';
    expect(sources(inPhases({ build: ['make'] }, '0.2', named))).toEqual([
      'password HUB_TOKEN /hub/token parameter-store',
    ]);
  });

  test('a secret of Secrets Manager, a plain text and a variable of the project', () => {
    const mixed = 'env:\n  variables:\n    R: ghcr.io\n  secrets-manager:\n    P: app/token:key';
    const login = 'echo $P | docker login -u $GITHUB_USER --password-stdin $R';
    const text = inPhases({ build: [login] }, '0.2', mixed);
    expect(recovered(text).registry).toBe('ghcr.io');
    expect(sources(text)).toEqual([
      'url R undefined plain',
      'username GITHUB_USER undefined outside',
      'password P app/token:key secrets-manager',
    ]);
  });

  test('a reference in the right section is still no value', () => {
    const wrong = 'env:\n  variables:\n    U: $' + '{app_user}';
    const text = inPhases({ build: ['docker push $R/$U/app:1'] }, '0.2', wrong);
    expect(sources(text)).toEqual(['url R undefined outside', 'username U app_user intended']);
    expect(recovered(text).repository).toEqual({ name: 'app', after: 'username' });
  });

  test('a password in plain text is never handed out', () => {
    const plain = 'env:\n  variables:\n    DOCKER_PASSWORD: hunter2';
    const login = 'echo $DOCKER_PASSWORD | docker login -u a --password-stdin';
    const found = recovered(inPhases({ build: [login] }, '0.2', plain));
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  test('parameters in an env inside phases are meant', () => {
    const text = `version: 0.2\nphases:\n  env:\n    parameter-store:\n      DOCKER_USER: /u\n`;
    expect(sources(text)).toEqual(['username DOCKER_USER /u intended']);
  });
});

describe('the image', () => {
  test.each<[string[], object]>([
    [
      ['docker build -t alice/app:1 app', 'docker push alice/app:1'],
      { repository: { name: 'alice/app', after: 'nothing' }, context: 'app', tag: { text: '1' } },
    ],
    [
      ['docker push ghcr.io/alice/app:latest'],
      { registry: 'ghcr.io', repository: { name: 'alice/app', after: 'nothing' } },
    ],
    [
      [
        'aws ecr get-login-password | docker login -u AWS --password-stdin $ACCOUNT.dkr.ecr.$AWS_REGION.amazonaws.com',
        'REPO=$ACCOUNT.dkr.ecr.$AWS_REGION.amazonaws.com/team/app',
        'docker build -t $REPO:latest .',
        'docker push $REPO:latest',
      ],
      { ecr: true, repository: { name: 'team/app', after: 'nothing' } },
    ],
    [
      [
        'cd services/web',
        'docker build -f ../web.Dockerfile --build-arg V=$V --target run -t a ..',
      ],
      {
        dockerfile: 'services/web.Dockerfile',
        context: 'services',
        buildArgs: ['V=$V'],
        target: 'run',
        directories: ['.', 'services/web'],
      },
    ],
    [
      ['docker push a/b:latest', 'docker push a/b:$CODEBUILD_BUILD_NUMBER'],
      { tag: { by: 'build' } },
    ],
    [['make'], { repository: undefined, tag: undefined, image: undefined, context: undefined }],
  ])('%j', (commands, expected) => {
    expect(recovered(building(...commands))).toMatchObject(expected);
  });
});
