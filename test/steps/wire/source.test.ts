import { expect, test } from 'vitest';
import { chooseSource } from '../../../src/steps/wire/source.ts';
import type { SourceConnection } from '../../../src/types.ts';
import { dev } from '../known.ts';

const connections: SourceConnection[] = (['GITHUB', 'GITLAB', 'BITBUCKET'] as const).map(
  (provider) => ({ provider, arn: `arn:aws:codebuild:us-east-1:123456789012:token/${provider}` }),
);
const choose = (remote: string | undefined, known = connections) =>
  chooseSource(dev, 'flask-app', remote === undefined ? undefined : { remote }, known);

test.each([
  ['https://github.com/alice/app.git', 'https://github.com/alice/app.git', 'GITHUB'],
  ['git@github.com:alice/app.git', 'https://github.com/alice/app.git', 'GITHUB'],
  ['ssh://git@github.com/alice/app.git', 'https://github.com/alice/app.git', 'GITHUB'],
  ['ssh://git@github.com:22/alice/app.git', 'https://github.com/alice/app.git', 'GITHUB'],
  ['git://github.com/alice/app', 'https://github.com/alice/app', 'GITHUB'],
  ['git@gitlab.com:group/sub/app.git', 'https://gitlab.com/group/sub/app.git', 'GITLAB'],
  ['https://alice@bitbucket.org/team/app', 'https://bitbucket.org/team/app', 'BITBUCKET'],
])('%s is read by CodeBuild as %s', (remote, https, provider) => {
  expect(choose(remote)).toMatchObject({
    kind: 'connection',
    remote: https,
    connection: { provider },
    why: `CodeBuild already has a connection to ${provider}`,
  });
});

test.each<[string, string | undefined, SourceConnection[], string]>([
  ['no git', undefined, connections, 'this folder has no git remote'],
  [
    'a path',
    '/srv/git/app.git',
    connections,
    'the git remote of this folder is a path on this machine',
  ],
  [
    'a file',
    'file:///srv/git/app.git',
    connections,
    'the git remote of this folder is a path on this machine',
  ],
  [
    'a provider that CodeBuild does not know',
    'https://git.example.com/alice/app.git',
    connections,
    'CodeBuild knows no provider for https://git.example.com/alice/app.git',
  ],
  [
    'a host that only ends like one',
    'https://evilgithub.com/alice/app.git',
    connections,
    'CodeBuild knows no provider for https://evilgithub.com/alice/app.git',
  ],
  [
    'no connection yet',
    'git@github.com:alice/app.git',
    [],
    'CodeBuild has no connection to GITHUB in this account and region yet',
  ],
])('%s: a bucket of this account and region', (_, remote, known, why) => {
  expect(choose(remote, known)).toEqual({
    kind: 'bucket',
    bucket: 'firstpush-source-123456789012-us-east-1',
    object: 'flask-app/source.zip',
    why,
  });
});
