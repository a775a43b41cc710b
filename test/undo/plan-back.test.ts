import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { say } from '../../src/changes/verbs.ts';
import type { ChangedSince, Deed, Entry, Finding, Now, ParameterNow } from '../../src/types.ts';
import { planBack } from '../../src/undo/plan-back.ts';

const nothing: Now = {
  parameters: {},
  roles: {},
  projects: {},
  buckets: {},
  files: {},
  images: {},
  builds: {},
};

const entriesOf = (...deeds: Deed[]): Entry[] =>
  deeds.map((deed, at) => ({ id: String(at), at: '2026-01-01T00:00:00.000Z', deed }));

/** What is planned, in the words of the changes, and the checks of what stays. */
function planned(
  deeds: readonly Deed[],
  now: Partial<Now>,
  chosen: ChangedSince = 'leave',
  failures: ReadonlyMap<string, Finding> = new Map(),
) {
  const settled = { chosen: () => chosen, kept: new Set<string>(), failures };
  const plan = planBack(entriesOf(...deeds), { ...nothing, ...now }, settled);
  return {
    moves: plan.moves.map(({ change }) => (change ? say(change).split('  ')[0] : 'forgotten')),
    left: plan.left.map(({ check, because }) => (because ? `${check} by ${because}` : check)),
    told: plan.moves.flatMap(({ finding }) => finding?.check ?? []),
  };
}

/** A parameter whose versions hold these values, the last one now. */
function parameter(...values: string[]): { seen: ParameterNow } {
  const versions = values.map((value, at) => ({
    ...{ version: at + 1, at: `2026-01-0${at + 1}`, type: 'String' as const },
    same: values.indexOf(value) + 1,
  }));
  return { seen: { version: values.length, tags: { app: 'demo' }, versions } };
}

const wrote = (made: number, before?: number): Deed => ({
  thing: 'parameter',
  name: '/a',
  made,
  tags: { app: 'demo' },
  ...(before && { before: { version: before, at: `2026-01-0${before}` } }),
});

describe('a parameter that was written again and again', () => {
  const deeds = [wrote(3, 2), wrote(2, 1), wrote(1)];

  test('goes back version by version', () => {
    expect(planned(deeds, { parameters: { '/a': parameter('x', 'y', 'z') } })).toEqual({
      moves: ['~ parameter /a', '~ parameter /a', '- parameter /a'],
      ...{ left: [], told: [] },
    });
  });

  test('is as it was made where a later version says the same', () => {
    const now = { parameters: { '/a': parameter('x', 'y', 'z', 'y', 'z') } };
    expect(planned(deeds, now).left).toEqual([]);
  });

  test('is left with all that was done before where somebody wrote it since', () => {
    const now = { parameters: { '/a': parameter('x', 'y', 'z', 'theirs') } };
    expect(planned(deeds, now)).toEqual({ moves: [], left: ['changed-since'], told: [] });
    expect(planned(deeds, now, 'put-back').moves).toEqual([
      ...['~ parameter /a', '~ parameter /a', '- parameter /a'],
    ]);
    expect(planned(deeds, now, 'keep').moves).toEqual(['forgotten', 'forgotten', 'forgotten']);
  });

  test('was never written where the run ended before: it is only forgotten', () => {
    const now = { parameters: { '/a': parameter('x') } };
    expect(planned([wrote(2, 1)], now)).toEqual({ moves: ['forgotten'], left: [], told: [] });
    expect(planned([wrote(1)], { parameters: { '/a': { seen: undefined } } }).moves).toEqual([
      'forgotten',
    ]);
  });

  test('is somebody else’s where the run ended before, and the version came another day', () => {
    const now = { parameters: { '/a': parameter('x', 'theirs') } };
    const begun = (at: string) => ({ ...wrote(2, 1), begun: at }) as Deed;
    expect(planned([begun('2026-01-05T00:00:00.000Z')], now).moves).toEqual(['forgotten']);
    expect(planned([begun('2026-01-02T00:00:01.000Z')], now).moves).toEqual(['~ parameter /a']);
  });

  test('cannot be put back where it was deleted since', () => {
    const now = { parameters: { '/a': { seen: undefined } } };
    expect(planned([wrote(2, 1)], now)).toEqual({
      ...{ moves: ['forgotten'], left: [], told: ['not-restorable'] },
    });
  });

  test('is left where it could not be looked at', () => {
    const unseen = { reason: 'denied', tried: 'ssm:GetParameterHistory', said: 'no' } as const;
    const now = { parameters: { '/a': { unseen } } };
    expect(planned(deeds, now)).toEqual({ moves: [], left: ['undo-not-looked-at'], told: [] });
  });
});

const trust = '{"Statement":[]}';
const arn = 'arn:aws:iam::123456789012:role/builds';
const role: Deed = { thing: 'role', role: 'builds', trust, tags: { app: 'demo' } };
const policy: Deed = { thing: 'role-policy', role: 'builds', policy: 'read', made: '{"a":1}' };
const roleNow = (document: string | undefined, usedBy: readonly string[] = []) => ({
  roles: {
    builds: {
      seen: {
        ...{ name: 'builds', arn, trust, attached: [], tags: { app: 'demo' }, usedBy },
        inline: document === undefined ? [] : [{ name: 'read', document }],
      },
    },
  },
});

describe('a role', () => {
  test('goes after its policies, whose members may stand in any order', () => {
    expect(planned([policy, role], roleNow('{ "a": 1 }'))).toMatchObject({
      moves: ['- inline policy read of builds', '- role builds'],
      left: [],
    });
  });

  test('stays as a consequence where its policy was changed since', () => {
    expect(planned([policy, role], roleNow('{"a":2}'))).toMatchObject({
      moves: [],
      left: ['changed-since', 'still-used by changed-since'],
    });
  });

  test('stays as a consequence where its policy could not be taken back', () => {
    const failure: Finding = {
      ...{ check: 'not-taken-back', step: 'wire', severity: 'error', what: '', why: '' },
      remedy: { kind: 'advice', text: '' },
    };
    const failures = new Map([['0', failure]]);
    expect(planned([policy, role], roleNow('{"a":1}'), 'leave', failures)).toMatchObject({
      moves: [],
      left: ['not-taken-back', 'still-used by not-taken-back'],
    });
  });

  test('stays by itself where another project builds with it', () => {
    expect(planned([policy, role], roleNow('{"a":1}', ['another']))).toMatchObject({
      moves: ['- inline policy read of builds'],
      left: ['still-used'],
    });
  });
});

describe('a bucket', () => {
  const bucket: Deed = { thing: 'bucket', bucket: 'sources' };
  const now = (objects: readonly string[], usedBy: readonly string[]) => ({
    buckets: { sources: { seen: { owner: 'ours' as const, objects, usedBy } } },
  });

  test('goes when it is empty and nobody builds from it', () => {
    expect(planned([bucket], now([], [])).moves).toEqual(['- bucket sources']);
    expect(planned([bucket], now(['a.zip'], [])).left).toEqual(['still-used']);
    expect(planned([bucket], now([], ['another'])).left).toEqual(['still-used']);
  });
});

describe('settings of a project', () => {
  const source = { type: 'S3', location: 'sources/demo.zip' };
  const facts = {
    ...{ name: 'demo', source, image: 'standard:7.0', environmentType: 'LINUX_CONTAINER' },
    ...{ computeType: 'SMALL', privilegedMode: true, role: arn, variables: [] },
    logGroup: '/aws/codebuild/demo',
  };
  const privileged = {
    before: { set: 'privilegedMode', to: false },
    made: { set: 'privilegedMode', to: true },
  } as const;
  const secret = {
    before: { set: 'variable', name: 'TOKEN', sha256: 'c0ffee' },
    made: { set: 'variable', name: 'TOKEN', to: 'absent' },
  } as const;
  const deed = (...settings: (typeof privileged | typeof secret)[]): Deed => ({
    ...{ thing: 'project-settings', project: 'demo', settings },
  });
  const now = { projects: { demo: { seen: facts as never } } };

  test('whose text was not kept cannot be put back; the others are', () => {
    expect(planned([deed(privileged, secret)], now)).toEqual({
      ...{ moves: ['~ project demo'], left: [], told: ['not-restorable'] },
    });
    expect(planned([deed(secret)], now)).toEqual({
      ...{ moves: ['forgotten'], left: [], told: ['not-restorable'] },
    });
  });
});

describe('a file', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const second: Deed = {
    ...{ thing: 'file', path: 'buildspec.yml', before: { text: 'one' }, made: hash('two') },
    folders: [],
  };
  const first: Deed = { thing: 'file', path: 'buildspec.yml', made: hash('one'), folders: [] };

  test('goes back text by text', () => {
    expect(planned([second, first], { files: { 'buildspec.yml': { seen: hash('two') } } })).toEqual(
      { moves: ['~ file buildspec.yml', '- file buildspec.yml'], left: [], told: [] },
    );
  });

  test('is asked about once, by its name', () => {
    const files = { 'buildspec.yml': { seen: hash('theirs') } };
    const settled = { chosen: () => undefined, kept: new Set<string>(), failures: new Map() };
    const plan = planBack(entriesOf(second, first), { ...nothing, files }, settled);
    expect(plan).toMatchObject({ moves: [], asks: { thing: 'buildspec.yml' } });
  });
});
