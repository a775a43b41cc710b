import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { built } from '../e2e/built.ts';
import { isWrite } from '../e2e/ground.ts';
import type { Room } from '../e2e/room.ts';
import { awsCall, engineCall, registryCall } from '../outcomes/call-names.ts';
import { type Meddler, openMeddler, type Watch } from '../outcomes/meddler.ts';

/** Where the practice ground is reached, so that every write to it can be the last. */
export interface Gates {
  environment: Readonly<Record<string, string>>;
  registry: string;
  /**
   * Runs the program, and kills it at the write of that number, from 1, or of that name: before the
   * outside hears of it, or once it is done and before the answer comes.
   * @returns the call at which it ended; undefined where it came to its end before
   */
  killAt(
    which: number | string,
    when: 'before' | 'after',
    words: readonly string[],
  ): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Calls to a registry or an engine that leave something behind. */
const leaves = /^(registry:(PUT|DELETE)|engine:(POST build|POST images push|DELETE))/;
const changes = (call: string): boolean => {
  if (/^(registry|engine):/.test(call)) return leaves.test(call);
  return isWrite(call) && !/^s3:(GET|HEAD)/.test(call) && !call.startsWith('sts:');
};

/** Puts gates before AWS, the registry and the engine of a practice ground. */
export async function openGates(
  room: Room,
  environment: Readonly<Record<string, string>>,
): Promise<Gates> {
  let watch: Watch = async () => {};
  const watching: Watch = (call, when) => watch(call, when);
  const open = (upstream: string, name: Parameters<typeof openMeddler>[1]): Promise<Meddler> =>
    openMeddler(upstream, name, 'http://127.0.0.1:9', watching);
  const hostIn = (key: string) => (environment[key] ?? '').replace(/^\w+:\/\//, '');
  const aws = await open(hostIn('AWS_ENDPOINT_URL'), awsCall);
  const registry = await open(hostIn('PRACTICE_REGISTRY'), registryCall);
  const engine = await open(hostIn('DOCKER_HOST'), engineCall);
  const through = {
    ...environment,
    AWS_ENDPOINT_URL: `http://${aws.host}`,
    PRACTICE_REGISTRY: registry.host,
    DOCKER_HOST: `tcp://${engine.host}`,
  };
  return {
    environment: through,
    registry: registry.host,
    async killAt(which, when, words) {
      const { child, ended } = room.start(process.execPath, [await built(), ...words], {
        environment: through,
      });
      let writes = 0;
      let at: string | undefined;
      watch = async (call, moment) => {
        if (moment !== when || !changes(call)) return;
        writes += 1;
        if (writes !== which && call !== which) return;
        at = call;
        child.kill('SIGKILL');
        await ended;
        throw new Error('nobody waits for the answer');
      };
      const { code } = await ended;
      watch = async () => {};
      if (at !== undefined && code !== null) throw new Error(`not killed at ${at}: ${code}`);
      return at;
    },
    async close() {
      for (const gate of [aws, registry, engine]) await gate.close();
    },
  };
}

const hook = join(import.meta.dirname, 'kill-at.mjs');

/** How many moments a run has at which a write to the disk may end it. */
export async function countMoments(
  room: Room,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const count = join(room.root, 'moments');
  const given = { ...environment, NODE_OPTIONS: `--import=${hook}`, KILL_COUNT: count };
  const { code, stderr } = await room.firstpush(words, { environment: given });
  if (code !== 0) throw new Error(stderr);
  const moments = (await readFile(count, 'utf8')).length;
  await rm(count);
  return moments;
}

/** Runs the program, and ends it at one of these moments. */
export async function killAtMoment(
  moment: number,
  room: Room,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const given = { ...environment, NODE_OPTIONS: `--import=${hook}`, KILL_AT: String(moment) };
  const { code } = await room.firstpush(words, { environment: given });
  if (code !== null) throw new Error(`it ended with ${code} before the moment ${moment}`);
}
