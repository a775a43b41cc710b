import { describe, expect, test } from 'vitest';
import { lookElsewhere } from '../../../src/steps/store/other-region.ts';
import { store } from '../../../src/steps/store/step.ts';
import type { Finding, ProjectFacts, Reads, Setup } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { dev, knownWith, password as secret, unseen } from '../known.ts';
import { refused, storedParts, storeSight } from './sight.ts';

const { url, username, password } = storedParts();
const elsewhere = { region: 'eu-west-1', here: 'us-east-1', names: [password.name] };
const sight = storeSight({
  stored: { seen: { url, username } },
  password: { value: secret, from: 'elsewhere' },
  elsewhere,
});

test('the password is in another region: it is copied, and that it is missing follows', () => {
  const finding = only(store, sight);
  expect(finding).toMatchObject({
    check: 'ssm-wrong-region',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-parameter', name: password.name }] },
  });
  expect(found(store, sight).map(({ check, because }) => [check, because])).toEqual([
    ['ssm-wrong-region', undefined],
    ['ssm-parameter-missing', 'ssm-wrong-region'],
  ]);
  shownOnPage(finding);
});

test('what the registry refuses is not copied', () => {
  const answer = refused('credentials', 'no');
  const [first, second] = found(store, { ...sight, answer });
  expect(first).toMatchObject({
    check: 'dockerhub-bad-credentials',
    what: `docker.io refused the password in ${password.name} of alice`,
  });
  expect(second).toMatchObject({
    check: 'ssm-wrong-region',
    because: 'dockerhub-bad-credentials',
    remedy: { kind: 'advice' },
  });
});

test('a password that may not be read there is asked for', () => {
  const { password: _, answer: __, ...unread } = sight;
  expect(only(store, unread).remedy.kind).toBe('ask');
});

test('several are counted', () => {
  const names = [url.name, password.name];
  const finding = found(store, {
    ...sight,
    stored: { seen: { username } },
    elsewhere: { ...elsewhere, names },
  })[0] as Finding;
  expect(finding.what).toContain('2 of the parameters are in eu-west-1');
  expect(finding.remedy.text).toBe('copy them to us-east-1');
});

describe('the look into other regions', () => {
  interface World {
    configured?: readonly string[];
    buildspec?: string;
    project?: Partial<ProjectFacts>;
    setup?: Setup;
    /** Regions that have it. */
    there?: readonly string[];
    mayRead?: boolean;
  }

  async function looking({ there = [], mayRead = true, setup = {}, ...world }: World) {
    const asked: (string | undefined)[] = [];
    const reads: Partial<Reads> = {
      caller: async () => ({ seen: dev }),
      project: async () => ({ seen: world.project as ProjectFacts | undefined }),
      configuredRegions: async () => world.configured ?? [],
      folder: { read: async () => world.buildspec } as Partial<Reads['folder']> as Reads['folder'],
      describeParameters: async (_, region) => {
        asked.push(region);
        const seen = [{ name: password.name, type: 'SecureString' as const }];
        return { seen: there.includes(region ?? '') ? seen : [] };
      },
      parameters: async () =>
        mayRead ? { seen: [password] } : unseen('denied', 'ssm:GetParameters', 'no'),
    };
    const known = knownWith(setup);
    const found = await lookElsewhere([password.name], password.name, known, reads as Reads);
    return { found, asked };
  }

  test.each<[string, World]>([
    ['the AWS configuration', { configured: ['us-east-1', 'eu-west-1'] }],
    ['the buildspec', { buildspec: 'env:\n  variables:\n    AWS_DEFAULT_REGION: eu-west-1\n' }],
    ['the project', { project: { role: 'x', logGroup: 'arn:aws:logs:eu-west-1:1:log-group:x' } }],
    ['the answers', { setup: { key: 'arn:aws:kms:eu-west-1:123456789012:key/1' } }],
  ])('%s names the region', async (_, world) => {
    const { found, asked } = await looking({ ...world, there: ['eu-west-1'] });
    expect(asked).toEqual(['eu-west-1']);
    expect(found).toMatchObject({ ...elsewhere, password: expect.anything() });
    expect(found?.password?.equals(secret)).toBe(true);
  });

  test('where nothing names another, no other is asked', async () => {
    expect(await looking({ configured: ['us-east-1'] })).toEqual({ found: undefined, asked: [] });
  });

  test('four are asked at most, and the first that has one counts', async () => {
    const configured = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-south-1'];
    expect((await looking({ configured })).asked).toEqual(configured.slice(0, 4));
    const { found, asked } = await looking({ configured, there: ['eu-west-2', 'eu-west-3'] });
    expect([found?.region, asked.length]).toEqual(['eu-west-2', 2]);
  });

  test('a value that may not be read there is not claimed', async () => {
    const there = { configured: ['eu-west-1'], there: ['eu-west-1'], mayRead: false };
    expect((await looking(there)).found).toEqual(elsewhere);
  });
});
