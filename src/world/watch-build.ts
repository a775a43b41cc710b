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
import { BuildReading, usualSilence } from './build-reading.ts';
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
  /** Milliseconds for which CodeBuild or the log may give no answer. */
  longestSilence?: number;
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
 * a while is asked again from the same place. Who wants to leave is asked at once, whatever is under
 * way, and what arrives meanwhile is told after the answer.
 * @throws Left when the person leaves, Refused when the build can no longer be looked at
 */
export async function watchBuild(
  id: string,
  { build: ask, stopBuild, tail, wishes, longestSilence = usualSilence }: Watching,
  tell: Tell,
  leaving: Leaving,
): Promise<Watched> {
  const telling = new BuildTelling(tell);
  const record = new BuildReading(id, ask, telling, longestSilence);
  const log = new LogReading(tail, telling, longestSilence);
  const pause = new Pause(wishes);
  let stopped = false;
  const look = async () => {
    const build = await record.read();
    return { build, more: !stopped && (await log.read(build)) };
  };
  let looking: ReturnType<typeof look> | undefined;
  try {
    for (;;) {
      if (pause.wished) {
        telling.hold();
        const answer = await leaving();
        if (answer === 'leave') throw new Left();
        stopped = answer === 'stop';
        if (stopped) await stopBuild(id);
        pause.heard(!stopped);
        telling.goOn();
      }
      looking ??= look();
      const looked = await pause.orWish(looking);
      if (!looked) continue;
      looking = undefined;
      const { build, more } = looked;
      if (more) continue;
      if (stopped ? build.complete : log.isWhole(build)) {
        return { build, pushes: log.pushes, logRead: log.readable, stopped };
      }
      telling.silence();
      await pause.over();
    }
  } finally {
    pause.end();
  }
}
