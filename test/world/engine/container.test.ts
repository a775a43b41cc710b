import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Run } from '../../../src/runner/run.ts';
import { runBuild } from '../../../src/runner/run-build.ts';
import { Secret } from '../../../src/secret.ts';
import { type Engine, openEngine } from '../../../src/world/engine/connect.ts';
import { type Container, startContainer } from '../../../src/world/engine/container.ts';
import { bringInto, siteIn } from '../../../src/world/engine/container-site.ts';
import { listSource } from '../../../src/world/source-list.ts';
import { machineImage } from '../../machine-image.ts';
import { tool } from '../../real.ts';
import { realEngine } from '../../real-engine.ts';
import { folderWith } from './folder.ts';

const real = realEngine();
const image = `firstpush-test:${randomBytes(4).toString('hex')}`;
const source = '/codebuild/output/src123456789/src';

describe.skipIf(!real || !tool('busybox') || !tool('bash'))(
  'commands in a container (skipped without busybox, bash and FIRSTPUSH_TEST_ENGINE)',
  { timeout: 60_000 },
  () => {
    let engine: Engine;

    beforeAll(async () => {
      const opened = await openEngine({ host: real?.host ?? '', from: 'DOCKER_HOST' });
      if (opened.kind !== 'ready') throw new Error(opened.said);
      engine = opened;
      await machineImage(engine.docker, image, ['bash']);
    });
    afterAll(() => engine.docker.getImage(image).remove({ force: true }));

    async function open(): Promise<Container> {
      const container = await startContainer(engine, { image, binds: [], onHostNetwork: false });
      onTestFinished(() => container.remove());
      return container;
    }

    /** How many containers of this test's image there are. */
    const containers = async () =>
      (await engine.docker.listContainers({ all: true })).filter(({ Image }) => Image === image);

    /** Runs the commands of a phase in a container of its own. */
    async function run(commands: readonly string[], more: Partial<Run> & { shell?: string } = {}) {
      const container = await open();
      const lines: string[] = [];
      const { shell = 'bash', ...given } = more;
      const text = JSON.stringify({
        version: '0.2',
        env: { shell },
        phases: { build: { commands } },
        artifacts: { files: ['**/*'] },
      });
      const folder = await folderWith({ 'app/run.sh': '#!/bin/sh\necho ran\n', 'a b.txt': '' });
      await chmod(join(folder, 'app/run.sh'), 0o755);
      const { status, phases } = await runBuild({
        site: siteIn(container),
        source,
        async download() {
          await bringInto(container, folder, await listSource(folder), source);
          return { text, location: 'buildspec.yml' };
        },
        image: 'aws/codebuild/standard:7.0',
        environment: [],
        codebuild: { CODEBUILD_BUILD_NUMBER: '7' },
        parameters: async (names) => new Map(names.map((name) => [name, new Secret('s3cr3t')])),
        secrets: async () => new Map(),
        baseEnvironment: {
          QUOTED: `it's "so"\nand so`,
          'odd-name': 'x',
          AWS_SECRET_ACCESS_KEY: 'k3y',
        },
        uploadsArtifacts: false,
        timeoutSeconds: 30,
        signal: new AbortController().signal,
        onLine: (line) => void lines.push(line),
        onPhase: () => {},
        ...given,
      });
      const printed = lines.filter((line) => !line.startsWith('[Container]'));
      const failed = phases.find(({ status = 'SUCCEEDED' }) => status !== 'SUCCEEDED');
      return { status, lines, printed, message: failed?.contexts[0]?.message, container };
    }

    test.each(['sh', 'bash'])(
      'share one %s: its folder, its variables, its status',
      async (shell) => {
        const { status, printed, message } = await run(
          [
            'cd app',
            'A=1',
            'echo "$A in $PWD"',
            '(exit 3) || echo "status $?"',
            'echo "$QUOTED $CODEBUILD_BUILD_NUMBER"',
          ],
          { shell },
        );
        expect(message).toBeUndefined();
        expect({ status, printed }).toEqual({
          status: 'SUCCEEDED',
          printed: [`1 in ${source}/app`, 'status 3', `it's "so"`, 'and so 7'],
        });
      },
    );

    test('go on in a new shell where one ended it', async () => {
      const { printed, status, lines } = await run([
        'export A=1',
        'cd app && exit 0',
        'echo "$A $PWD"',
        'exit 4',
      ]);
      expect([printed, status]).toEqual([[`1 ${source}`], 'FAILED']);
      expect(lines.join('\n')).toContain('exit 4 exit status 4');
    });

    test('print to both outputs in the order in which they print', async () => {
      const numbers = Array.from({ length: 200 }, (_, at) => String(at));
      const { printed } = await run([
        'for i in $(seq 0 199); do if [ $((i % 2)) = 0 ]; then echo $i; else echo $i >&2; fi; done',
      ]);
      expect(printed).toEqual(numbers);
    });

    test('print a hundred thousand lines, each once', async () => {
      const { printed } = await run(['seq 1 100000']);
      expect(printed.length).toBe(100_000);
      expect(printed).toContain('100000');
    });

    test('find programs with their right to run, and read nothing of a terminal', async () => {
      const { printed } = await run([
        'app/run.sh',
        'cat',
        'test -t 0 || echo none',
        'test -f "a b.txt" && echo there',
      ]);
      expect(printed).toEqual(['ran', 'none', 'there']);
    });

    test('do not wait for a job that is left behind', async () => {
      const before = Date.now();
      const { status } = await run(['sleep 20 & exit 0', 'sleep 20 &']);
      expect(status).toBe('SUCCEEDED');
      expect(Date.now() - before).toBeLessThan(15_000);
    });

    test('say which line of a command failed, in the shell’s own words', async () => {
      const { printed, message } = await run(['echo one\nnosuchprogram']);
      expect(printed).toContain(
        '/codebuild/output/tmp/script.sh: line 2: nosuchprogram: command not found',
      );
      expect(message).toContain('exit status 127');
    });

    test('end when time runs out, and the container with them', async () => {
      const before = Date.now();
      const { status, container } = await run(['echo begun', 'sleep 20'], { timeoutSeconds: 2 });
      expect(status).toBe('TIMED_OUT');
      expect(Date.now() - before).toBeLessThan(10_000);
      await container.remove();
      expect(await containers()).toEqual([]);
    });

    test('leave files that artifacts name', async () => {
      const { lines, status } = await run(['mkdir -p out/deep', 'echo 1 > out/deep/file'], {
        uploadsArtifacts: true,
      });
      expect(status).toBe('SUCCEEDED');
      expect(lines.join('\n')).toContain('Found 3 file(s)');
    });

    test('have secrets that no inspection of the container shows', async () => {
      let shown = '';
      const { lines } = await run(['echo "key $AWS_SECRET_ACCESS_KEY of $SECRET"', 'sleep 1'], {
        environment: [{ name: 'SECRET', value: '/app/secret', type: 'PARAMETER_STORE' }],
        async onPhase({ type }) {
          if (type !== 'POST_BUILD' || shown !== '') return;
          const [one] = await containers();
          const container = engine.docker.getContainer(one?.Id ?? '');
          const facts = await container.inspect();
          const execs = (facts.ExecIDs ?? []) as string[];
          const inspected = execs.map((id) => engine.docker.getExec(id).inspect());
          shown = JSON.stringify([facts, await Promise.all(inspected)]);
        },
      });
      await expect.poll(() => shown).not.toBe('');
      expect(shown).toContain(image);
      expect(shown).not.toMatch(/s3cr3t|k3y/);
      expect(lines).toContain('key *** of ***');
    });

    test('an image without a shell is refused in the engine’s words', async () => {
      await expect(
        startContainer(engine, { image: 'firstpush-test:gone', binds: [], onHostNetwork: false }),
      ).rejects.toMatchObject({ statusCode: 404 });
      expect(await containers()).toEqual([]);
    });
  },
);
