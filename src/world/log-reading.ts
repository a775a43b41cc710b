import type { BuildFacts, LogPlace } from '../types.ts';
import type { LogPage, Tail } from './aws/logs-tail.ts';
import { isPassing } from './build-reading.ts';
import type { BuildTelling } from './build-telling.ts';
import { LoggedPushes } from './logged-pushes.ts';

/** Milliseconds for which lines may still come after the build has ended. */
const grace = 8_000;

/** Phases that the agent in the build writes about. */
const agentPhases = new Set([
  ...['DOWNLOAD_SOURCE', 'INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD', 'UPLOAD_ARTIFACTS'],
]);

/** Reads the log of one build as it grows, and knows when it is whole. */
export class LogReading {
  readonly #open: (place: LogPlace) => Tail;
  readonly #telling: BuildTelling;
  readonly #longest: number;
  readonly #pushes = new LoggedPushes();
  #tail: Tail | undefined;
  #unreadable = false;
  #atEnd = false;
  #lastPhase = '';
  #lastLine = '';
  #endSeen: number | undefined;
  #answered = Date.now();

  constructor(open: (place: LogPlace) => Tail, telling: BuildTelling, longestSilence: number) {
    this.#open = open;
    this.#telling = telling;
    this.#longest = longestSilence;
  }

  get pushes() {
    return this.#pushes.found;
  }

  /** A log there is, and none of it was refused. */
  get readable(): boolean {
    return this.#tail !== undefined && !this.#unreadable;
  }

  /** Reads the next page; true where another one is there already. */
  async read({ log }: BuildFacts): Promise<boolean> {
    if (!log || this.#unreadable) return false;
    this.#tail ??= this.#open(log);
    const page = await this.#tail.next();
    if ('seen' in page) return this.#hear(page.seen);
    const silent = Date.now() - this.#answered > this.#longest;
    if (isPassing(page.unseen) && !silent) {
      this.#telling.waiting(page.unseen);
      this.#atEnd = false;
    } else {
      this.#unreadable = true;
      this.#telling.noLog(page.unseen);
    }
    return false;
  }

  /** True where no line of a build that has ended is still to come. */
  isWhole(build: BuildFacts): boolean {
    if (!build.complete) return false;
    this.#endSeen ??= Date.now();
    if (!build.log || this.#unreadable) return true;
    if (!this.#atEnd) return false;
    const last = build.phases.findLast(({ type }) => agentPhases.has(type))?.type;
    // After each phase the agent tells its context; it writes nothing after that of the last one.
    const said = last === this.#lastPhase && this.#lastLine.includes('Phase context status code:');
    return last === undefined || said || Date.now() - this.#endSeen > grace;
  }

  #hear({ lines, atEnd }: LogPage): boolean {
    this.#answered = Date.now();
    for (const line of lines) {
      this.#pushes.hear(line);
      this.#lastLine = line;
      this.#lastPhase = /\bPhase complete: (\w+)/.exec(line)?.[1] ?? this.#lastPhase;
    }
    this.#telling.lines(lines);
    this.#atEnd = atEnd;
    return !atEnd;
  }
}
