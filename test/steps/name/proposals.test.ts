import { describe, expect, test } from 'vitest';
import { knownFrom } from '../../../src/known.ts';
import { propose } from '../../../src/steps/name/proposals.ts';
import type { FromBuildspec, NameSight } from '../../../src/steps/name/sight.ts';
import type { AnswerKey, Setup, StoredParameter } from '../../../src/types.ts';
import { projectFacts } from '../wire/sight.ts';
import { nameSight } from './sight.ts';

/** What is proposed for a key, as `value from where`. */
function proposed(key: AnswerKey, seen: Partial<NameSight>, setup: Setup = {}) {
  const bare = { known: knownFrom(setup, 'flag'), dockerfiles: [], folder: '/' };
  const proposal = propose(nameSight({ ...bare, ...seen }))[key];
  return proposal && `${String(proposal.value)} from ${proposal.from}`;
}

const file: FromBuildspec = { file: 'ci/buildspec.yml' };
const stored = (name: string, value = 'x'): StoredParameter => ({
  name,
  type: 'String',
  version: 1,
  value,
});

/** Sources of one answer, the surest first; each must win with the others behind it. */
type Sources = [what: string, seen: Partial<NameSight>, proposal: string][];

function eachWins(key: AnswerKey, sources: Sources, setup: Setup = {}) {
  describe(key, () => {
    test.each(sources.map(([what, , proposal], index) => [what, index, proposal] as const))(
      '%s',
      (_, index, proposal) => {
        const seen = together(sources.slice(index).map(([, parts]) => parts));
        expect(proposed(key, seen, setup)).toBe(proposal);
      },
    );
  });
}

/** All parts in one; where two speak of the same, the first stands. */
function together(parts: Partial<NameSight>[]): Partial<NameSight> {
  const last = [...parts].reverse();
  const buildspec = Object.assign({}, ...last.map((part) => part.buildspec));
  return Object.assign({}, ...last, 'file' in buildspec && { buildspec });
}

eachWins('app', [
  ['the place', { offers: { app: { value: 'given', from: 'the place' } } }, 'given from the place'],
  [
    'the buildspec',
    { buildspec: { ...file, repository: 'alice/From_Spec' } },
    'from_spec from ci/buildspec.yml',
  ],
  ['the project', { project: projectFacts({ name: 'proj' }) }, 'proj from the CodeBuild project'],
  [
    'the git remote',
    { git: { remote: 'git@github.com:alice/From-Git.git' } },
    'from-git from the git remote',
  ],
  ['the folder', { folder: '/home/dev/My App!' }, 'my-app from the folder’s name'],
]);

eachWins(
  'registry',
  [
    [
      'the place',
      { offers: { registry: { value: '127.0.0.1:5000', from: 'the place' } } },
      '127.0.0.1:5000 from the place',
    ],
    [
      'the buildspec',
      { buildspec: { ...file, registry: 'ghcr.io' } },
      'ghcr.io from ci/buildspec.yml',
    ],
    [
      'Parameter Store',
      { stored: [stored('DockerPassword'), stored('DockerRegistryURL', 'quay.io')] },
      'quay.io from Parameter Store',
    ],
    [
      'a web address there',
      { stored: [stored('DockerPassword'), stored('DockerRegistryURL', 'https://quay.io/\n')] },
      'quay.io from Parameter Store',
    ],
    ['the default', {}, 'docker.io from default'],
  ],
  { app: 'shop' },
);

eachWins(
  'repository',
  [
    [
      'the buildspec',
      { buildspec: { ...file, repository: 'Team/Shop' } },
      'team/shop from ci/buildspec.yml',
    ],
    [
      'the buildspec under its user',
      { buildspec: { ...file, repositoryUnderUser: 'Web' } },
      'alice/web from ci/buildspec.yml',
    ],
    ['user and application', {}, 'alice/shop from the user and the application'],
  ],
  { app: 'Shop', username: 'alice' },
);

eachWins('dockerfile', [
  [
    'the buildspec',
    { buildspec: { ...file, dockerfile: 'spec/Dockerfile' } },
    'spec/Dockerfile from ci/buildspec.yml',
  ],
  [
    'the folder',
    { dockerfiles: ['app/Dockerfile', 'b/Dockerfile'] },
    'app/Dockerfile from found here',
  ],
  [
    'the sample',
    { sample: [{ kind: 'write-file', path: 'sample-app/Dockerfile', text: '' }] },
    'sample-app/Dockerfile from the sample application',
  ],
]);

eachWins('context', [
  ['the buildspec', { buildspec: { ...file, context: '.' } }, '. from ci/buildspec.yml'],
  ['the Dockerfile', { dockerfiles: ['app/Dockerfile'] }, 'app from the Dockerfile’s folder'],
]);

describe('the convention', () => {
  const spec = {
    ...file,
    usernameParameter: 'shop_Docker_credentials_username',
    passwordParameter: 'shop_Docker_credentials_password',
  };
  const sight: Partial<NameSight> = {
    buildspec: spec,
    stored: [stored('/shop/docker-credentials/password')],
  };

  test('the buildspec’s names win over stored ones', () => {
    expect(proposed('convention', sight, { app: 'shop' })).toBe('underscore from ci/buildspec.yml');
  });

  test('stored ones win over the default', () => {
    const found = { stored: [stored('shop-Docker-credentials-password')] };
    expect(proposed('convention', found, { app: 'shop' })).toBe('hyphen from Parameter Store');
    expect(proposed('convention', {}, { app: 'shop' })).toBe('path from default');
  });

  test('names of no convention are proposed one by one', () => {
    const buildspec = { ...spec, passwordParameter: '/CodeBuild/password' };
    const seen = { buildspec };
    expect(proposed('convention', seen, { app: 'shop' })).toBe('custom from ci/buildspec.yml');
    expect(proposed('passwordParameter', seen, { app: 'shop' })).toBe(
      '/CodeBuild/password from ci/buildspec.yml',
    );
    expect(proposed('urlParameter', seen, { app: 'shop' })).toBe(
      'shop_Docker_registry_URL from ci/buildspec.yml',
    );
  });
});

test('the user name is proposed from the stored parameter of the names in use', () => {
  const found = [stored('DockerPassword'), stored('DockerUsername', 'bob')];
  expect(proposed('username', { stored: found })).toBe('bob from Parameter Store');
  expect(proposed('username', {})).toBeUndefined();
});

test('what was said before and taken back is proposed first', () => {
  const known = {
    ...knownFrom({}, 'flag'),
    proposals: { registry: { value: 'quay.io', from: 'you' } },
  };
  const seen = nameSight({ known, buildspec: { ...file, registry: 'ghcr.io' } });
  expect(propose(seen).registry).toEqual({ value: 'quay.io', from: 'you' });
});
