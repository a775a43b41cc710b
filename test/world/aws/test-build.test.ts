import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/practice/aws/service.ts';
import type { BuildOutcome, Leaving, Progress, StartBuild, World } from '../../../src/types.ts';
import type { BuildEntry } from '../../../src/world/build-journal.ts';
import { type Job, openScene, pushes, tag } from './scene.ts';

const stay: Leaving = async () => 'watch';

async function run(
  world: World,
  change: StartBuild,
  tell: (progress: Progress) => void = () => {},
  leaving: Leaving = stay,
): Promise<BuildOutcome> {
  return world.writes.startBuild(change, tell, leaving);
}

describe('a test build', () => {
  test('that pushes is proven by the digest that it told and that the registry serves', async () => {
    const scene = await openScene({ builds: [pushes] });
    const lines: string[] = [];
    const outcome = await run(scene.open(), scene.change, (told) =>
      lines.push(...(told.lines ?? [])),
    );
    const digest = scene.registry.tags('alice/app')[tag];
    expect(outcome).toMatchObject({
      kind: 'proven',
      proof: {
        image: `${scene.registry.host}/alice/app:${tag}`,
        digest,
        where: 'codebuild',
        build: scene.started[0]?.id,
      },
    });
    expect(lines).toContain(`${tag}: digest: ${digest} size: 529`);
    expect(scene.started[0]?.source).toMatchObject({
      type: 'S3',
      location: 'firstpush-source/app/source.zip',
      buildspec: scene.change.buildspec,
    });
    expect(await scene.objects()).toEqual([]);
    expect(await scene.journal()).toEqual([]);
    expect(scene.problems).toEqual([]);
  });

  test('that says SUCCEEDED and pushed nothing is not proven', async () => {
    const idle = async ({ end }: Job) => end('SUCCEEDED');
    const scene = await openScene({ builds: [idle] });
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'pushed-nothing' });
  });

  test('that pushed nothing under a tag which was there before is not proven', async () => {
    const idle = async ({ end }: Job) => end('SUCCEEDED');
    const scene = await openScene({ builds: [pushes, idle] });
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'proven' });
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'pushed-nothing' });
  });

  test('that told one digest where the registry serves another is not proven', async () => {
    const other = `sha256:${'b'.repeat(64)}`;
    const scene = await openScene({
      builds: [
        async ({ push, log, end }) => {
          await push(tag);
          await log(`${tag}: digest: ${other} size: 1`);
          end('SUCCEEDED');
        },
      ],
    });
    expect(await run(scene.open(), scene.change)).toMatchObject({
      kind: 'not-served',
      digest: other,
      served: scene.registry.tags('alice/app')[tag],
    });
  });

  test('whose log tells nothing is proven by a tag that was not there before', async () => {
    const scene = await openScene({
      builds: [
        async ({ push, end }) => {
          await push(tag);
          end('SUCCEEDED');
        },
      ],
    });
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'proven' });
  });

  test('that failed brings its record, and has told its log', async () => {
    const scene = await openScene({
      builds: [
        async ({ enter, log, end }) => {
          enter('BUILD');
          await log('denied: requested access to the resource is denied');
          end('FAILED', { statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' });
        },
      ],
    });
    const lines: string[] = [];
    const outcome = await run(scene.open(), scene.change, (told) =>
      lines.push(...(told.lines ?? [])),
    );
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    expect(outcome.logTold).toBe(true);
    expect(outcome.build.phases.find(({ type }) => type === 'BUILD')).toMatchObject({
      status: 'FAILED',
      contexts: [{ code: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' }],
    });
    expect(lines).toEqual(['denied: requested access to the resource is denied']);
    expect(await scene.objects()).toEqual([]);
  });

  test('that may not be started leaves nothing behind', async () => {
    const authorize = (action: string) =>
      action === 'codebuild:StartBuild' ? 'explicit deny in an SCP' : undefined;
    const scene = await openScene({ builds: [pushes], authorize });
    expect(await run(scene.open(), scene.change)).toEqual({
      kind: 'not-started',
      code: 'AccessDeniedException',
      said: 'explicit deny in an SCP',
    });
    expect(await scene.objects()).toEqual([]);
    expect(await scene.journal()).toEqual([]);
  });
});

describe('its log', () => {
  test('of 30,000 lines is told whole, each line once, while AWS throttles', {
    timeout: 120_000,
  }, async () => {
    let asked = 0;
    const onCall = (_: string, operation: string) => {
      if (operation !== 'GetLogEvents') return;
      asked += 1;
      if (asked % 3 === 0) throw new Fault('ThrottlingException', 'Rate exceeded');
    };
    const expected = Array.from({ length: 30_000 }, (_, at) => `line ${at} \u001b[31mred\u001b[0m`);
    const scene = await openScene({
      onCall,
      builds: [
        async (job) => {
          job.enter('BUILD');
          await job.log(...expected.slice(0, 17_000));
          await job.log(...expected.slice(17_000));
          await pushes(job);
        },
      ],
    });
    const lines: string[] = [];
    const outcome = await run(scene.open(), scene.change, (told) =>
      lines.push(...(told.lines ?? [])),
    );
    expect(outcome.kind).toBe('proven');
    const told = lines.filter((line) => line.startsWith('line '));
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expected.map((_, at) => `line ${at} red`));
  });

  test('is told to its last line, which comes after the build has ended', async () => {
    const scene = await openScene({
      builds: [
        async ({ enter, log, push, end }) => {
          enter('BUILD');
          await log('first');
          const digest = await push(tag);
          end('SUCCEEDED');
          await new Promise((done) => setTimeout(done, 1_500));
          await log(`${tag}: digest: ${digest} size: 1`);
        },
      ],
    });
    const lines: string[] = [];
    await run(scene.open(), scene.change, (told) => lines.push(...(told.lines ?? [])));
    expect(lines).toHaveLength(2);
  });

  test('that may not be read does not keep the build from being watched', async () => {
    const authorize = (action: string) => (action === 'logs:GetLogEvents' ? 'denied' : undefined);
    const scene = await openScene({ builds: [pushes], authorize });
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'proven' });
  });
});

describe('a run that is killed', () => {
  class Killed extends Error {}

  /** Runs until the stage at which the process dies; what it had written down is there. */
  async function killedAt(stage: number) {
    let push = () => {};
    const pushed = new Promise<void>((done) => {
      push = done;
    });
    const scene = await openScene({
      builds: [
        async (job) => {
          job.enter('BUILD');
          await job.log('working');
          await pushed;
          await pushes(job);
        },
      ],
    });
    let told = 0;
    const die = () => {
      told += 1;
      if (told > stage) throw new Killed();
    };
    const ended = run(scene.open(), scene.change, die).then(
      () => 'ended',
      (error: unknown) => (error instanceof Killed ? 'killed' : error),
    );
    setTimeout(push, 800);
    return { scene, ended: await ended };
  }

  test.each([0, 1, 2, 3, 4, 5, 6])('after %i words is taken up by the next one', async (stage) => {
    const { scene, ended } = await killedAt(stage);
    expect(ended).toBe('killed');
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'proven' });
    expect(scene.started).toHaveLength(1);
    expect(await scene.objects()).toEqual([]);
    expect(await scene.journal()).toEqual([]);
  });

  test.each([
    ['at once', 0],
    ['an hour later', 3_600_000],
  ])('before it heard which build was started finds that one %s', async (_, ago) => {
    const { scene } = await killedAt(4);
    const [file = ''] = await scene.journal();
    const path = join(scene.state, 'builds', file);
    const { build: unheard, ...entry } = JSON.parse(await readFile(path, 'utf8')) as BuildEntry;
    expect(unheard).toBe(scene.started[0]?.id);
    await writeFile(path, JSON.stringify({ ...entry, at: entry.at - ago }));
    expect(await run(scene.open(), scene.change)).toMatchObject({ kind: 'proven' });
    expect(scene.started).toHaveLength(1);
  });

  test('keeps nothing secret, and for nobody else to read', async () => {
    const { scene } = await killedAt(4);
    const [file = ''] = await scene.journal();
    const journal = await readdir(join(scene.state, 'journal'));
    const paths = [join('builds', file), ...journal.map((name) => join('journal', name))];
    for (const path of paths.map((one) => join(scene.state, one))) {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path, 'utf8')).not.toContain('correct horse');
    }
    expect((await readdir(scene.state)).sort()).toEqual(['builds', 'journal']);
  });
});

describe('who leaves a build that runs', () => {
  /** A build that goes on until it is stopped. */
  const endless = async ({ enter, log }: Job) => {
    enter('BUILD');
    await log('working');
  };

  test.each([
    ['leave', 'IN_PROGRESS', 1],
    ['stop', 'STOPPED', 0],
  ] as const)('may %s it', async (answer, status, entries) => {
    const scene = await openScene({ builds: [endless] });
    const wish = ({ text }: Progress) => void (text === 'working' && scene.wishes.wish());
    const running = run(scene.open(), scene.change, wish, async () => answer);
    await expect(running).rejects.toThrow('left');
    expect(scene.started[0]?.buildStatus).toBe(status);
    expect(await scene.journal()).toHaveLength(entries);
    expect(await scene.objects()).toHaveLength(entries);
  });

  test('may go on watching, and is asked again', async () => {
    const asked: string[] = [];
    const scene = await openScene({ builds: [endless] });
    const wish = ({ text }: Progress) => void (text === 'working' && scene.wishes.wish());
    const running = run(scene.open(), scene.change, wish, async () => {
      asked.push('asked');
      if (asked.length === 2) return 'leave';
      setTimeout(() => scene.wishes.wish(), 500);
      return 'watch';
    });
    await expect(running).rejects.toThrow('left');
    expect(asked).toHaveLength(2);
  });
});
