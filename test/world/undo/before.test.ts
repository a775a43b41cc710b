import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { type ProjectFacts, Refused } from '../../../src/types.ts';
import { type BeforeReads, deedsOf } from '../../../src/world/undo/before.ts';
import { examples } from '../../changes/examples.ts';

/** A world in which there is nothing, but for what is given. */
const world = (own: Partial<BeforeReads> = {}): BeforeReads => ({
  role: async () => ({ seen: undefined }),
  project: async () => ({ seen: undefined }),
  bucket: async () => ({ seen: 'absent' }),
  servedDigest: async () => ({ kind: 'absent' }),
  read: async () => undefined,
  versionNow: async () => ({ seen: undefined }),
  missingFolders: async () => [],
  ...own,
});

const project = (variables: ProjectFacts['variables']) =>
  world({
    project: async () => ({ seen: { ...examples.project.project, variables } as ProjectFacts }),
  });

test('of a new parameter the journal has the name, the tags and the version, and no value', async () => {
  const [deed] = await deedsOf(examples.putSecret, world());
  const { name, tags } = examples.putSecret;
  expect(deed).toEqual({ thing: 'parameter', name, tags, made: 1 });
});

test('of one that is replaced it has the version that Parameter Store keeps', async () => {
  const before = { version: 4, at: '2026-01-01T00:00:00.000Z' };
  const [deed] = await deedsOf(examples.put, world({ versionNow: async () => ({ seen: before }) }));
  expect(deed).toMatchObject({ before, made: 5 });
});

test('where the version may not be read, the one that was seen counts', async () => {
  const unseen = { reason: 'denied', tried: 'ssm:GetParameters', said: 'no' } as const;
  const reads = world({ versionNow: async () => ({ unseen }) });
  expect(await deedsOf(examples.overwrite, reads)).toMatchObject([{ before: { version: 1 } }]);
});

test('what is as it would be made is not written down', async () => {
  const { role: name, policy, document, trust } = { ...examples.policy, trust: '{}' };
  const seen = {
    ...{ name, arn: '', trust, attached: [] },
    inline: [{ name: policy, document: JSON.stringify(document, undefined, 2) }],
  };
  const reads = world({ role: async () => ({ seen }) });
  expect(await deedsOf(examples.policy, reads)).toEqual([]);
  expect(await deedsOf(examples.createRole, reads)).toEqual([]);
  const { write } = examples;
  expect(await deedsOf(write, world({ read: async () => write.text }))).toEqual([]);
});

test('nothing is changed where what is there cannot be told', async () => {
  const unseen = { reason: 'denied', tried: 'iam:GetRole', said: 'no' } as const;
  const reads = world({ role: async () => ({ unseen }) });
  await expect(deedsOf(examples.policy, reads)).rejects.toThrow(Refused);
});

test('the text of a variable that may be a secret is kept as a checksum alone', async () => {
  const value = 'hunter2-hunter2';
  const reads = project([{ name: 'DOCKER_PASSWORD', type: 'PLAINTEXT', value }]);
  const [deed] = await deedsOf(examples.variables, reads);
  expect(JSON.stringify(deed)).not.toContain(value);
  expect(deed).toMatchObject({
    settings: expect.arrayContaining([
      {
        before: {
          set: 'variable',
          name: 'DOCKER_PASSWORD',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        made: { set: 'variable', name: 'DOCKER_PASSWORD', to: 'absent' },
      },
    ]),
  });
});

test('the text of a file is kept, but for one that holds a secret', async () => {
  const { rewrite } = examples;
  const [plain] = await deedsOf(rewrite, world({ read: async () => 'version: 0.2\n' }));
  expect(plain).toMatchObject({ before: { text: 'version: 0.2\n' } });
  const login = 'docker login --username alice --password hunter2-hunter2 docker.io';
  const secret = `version: 0.2\nphases: { build: { commands: ['${login}'] } }\n`;
  const [held] = await deedsOf(rewrite, world({ read: async () => secret }));
  expect(JSON.stringify(held)).not.toContain('hunter2');
  expect(held).toMatchObject({ before: { sha256: expect.any(String) } });
});

test('of an image only a throw-away tag is written down, and no password', async () => {
  expect(await deedsOf(examples.rebuild, world())).toEqual([
    { thing: 'build', project: 'flask-app' },
  ]);
  const stored = { username: '/a/username', password: '/a/password' };
  const credential = { username: 'alice', password: new Secret('hunter2'), stored };
  const deeds = await deedsOf({ ...examples.build, credential }, world());
  expect(deeds).toMatchObject([
    { thing: 'image', tag: 'firstpush-c0ffee123456', login: stored },
    { thing: 'build', project: 'flask-app', upload: { object: 'flask-app/test.zip' } },
  ]);
  expect(JSON.stringify(deeds)).not.toContain('hunter2');
});
