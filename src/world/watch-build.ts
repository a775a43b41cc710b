import {
  type BuildFacts,
  type Leaving,
  Left,
  type LogPlace,
  type Seen,
  type Tell,
} from '../types.ts';
import type { Wishes } from '../wishes.ts';
import type { Tail } from './aws/logs-tail.ts';
import { BuildReading } from './build-reading.ts';
import { BuildTelling } from './build-telling.ts';
import { LogReading } from './log-reading.ts';
import type { LoggedPush } from './logged-pushes.ts';
import { Pause } from './pause.ts';

/** What watching needs of the world. */
export interface Watching {
  build(id: string): Promise<Seen<BuildFacts | undefined>>;
  stopBuild(id: string): Promise<void>;
  tail(place: LogPlace): Tail;
  wishes: Wishes;
}

/** A build seen to its end, and what its log told on the way. */
export interface Watched {
  build: BuildFacts;
  pushes: readonly LoggedPush[];
  /** False where there is no log, or it could not be read. */
  logRead: boolean;
  /** The person stopped it, and leaves. */
  stopped: boolean;
}

/**
 * Watches a build to its end: its phases, and each line of its log once. What cannot be asked for
 * a while is asked again from the same place.
 * @throws Left when the person leaves, Refused when the build can no longer be looked at
 */
export async function watchBuild(
  id: string,
  { build: ask, stopBuild, tail, wishes }: Watching,
  tell: Tell,
  leaving: Leaving,
): Promise<Watched> {
  const telling = new BuildTelling(tell);
  const record = new BuildReading(id, ask, telling);
  const log = new LogReading(tail, telling);
  const pause = new Pause(wishes);
  let stopped = false;
  try {
    for (;;) {
      const build = await record.read();
      if (!stopped && (await log.read(build)) && !pause.wished) continue;
      if (stopped ? build.complete : log.isWhole(build)) {
        return { build, pushes: log.pushes, logRead: log.readable, stopped };
      }
      telling.silence();
      if (!(await pause.over())) continue;
      const answer = await leaving();
      if (answer === 'leave') throw new Left();
      if (answer === 'watch') pause.again();
      else await stopBuild(id);
      stopped = answer === 'stop';
    }
  } finally {
    pause.end();
  }
}
