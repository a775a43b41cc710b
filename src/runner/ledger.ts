import type { BuildLog } from './build-log.ts';
import { hindrance } from './cannot-run.ts';
import type { PhaseContext, PhaseRecord, PhaseType, Run, Status } from './run.ts';

const wellDone: PhaseContext = { statusCode: '', message: '' };

/** Phases that the agent's log does not mention: CodeBuild goes through them by itself. */
const silent: readonly PhaseType[] = ['FINALIZING', 'COMPLETED'];

/** The phases of one build, told as they begin and end, to the log and to whoever runs the build. */
export class Ledger {
  readonly phases: PhaseRecord[] = [];
  readonly #run: Pick<Run, 'onPhase' | 'timeoutSeconds'>;
  readonly #log: BuildLog;
  readonly #signal: AbortSignal;

  constructor(run: Pick<Run, 'onPhase' | 'timeoutSeconds'>, log: BuildLog, signal: AbortSignal) {
    this.#run = run;
    this.#log = log;
    this.#signal = signal;
  }

  /** How the build has gone so far. */
  get status(): Status {
    const last = this.phases.at(-1)?.status ?? 'SUCCEEDED';
    if (this.over) return last;
    return this.phases.some(({ status }) => status === 'FAILED') ? 'FAILED' : 'SUCCEEDED';
  }

  /** True when the build has been stopped, has run out of time, or cannot be run here. */
  get over(): boolean {
    return !['SUCCEEDED', 'FAILED'].includes(this.phases.at(-1)?.status ?? 'SUCCEEDED');
  }

  /** Goes through a phase; the work gives what the phase failed of. True when it succeeded. */
  async phase(type: PhaseType, work: () => Promise<PhaseContext | undefined>): Promise<boolean> {
    const start = new Date();
    this.#run.onPhase({ type, start, contexts: [] });
    const { status, contexts } = await this.#outcome(work);
    const record = { type, status, start, end: new Date(), contexts: contexts.map(this.#masked) };
    this.phases.push(record);
    if (!silent.includes(type)) {
      await this.#log.say(`Phase complete: ${type} State: ${status}`);
      for (const { statusCode, message } of contexts) {
        await this.#log.say(`Phase context status code: ${statusCode} Message: ${message}`);
      }
    }
    this.#run.onPhase(record);
    return status === 'SUCCEEDED';
  }

  /** The mark that the build is over. */
  complete(): void {
    const record: PhaseRecord = { type: 'COMPLETED', start: new Date(), contexts: [] };
    this.phases.push(record);
    this.#run.onPhase(record);
  }

  readonly #masked = ({ statusCode, message }: PhaseContext): PhaseContext => ({
    statusCode,
    message: message
      .split('\n')
      .map((line) => this.#log.mask.whole(line))
      .join('\n'),
  });

  async #outcome(
    work: () => Promise<PhaseContext | undefined>,
  ): Promise<{ status: Status; contexts: PhaseContext[] }> {
    try {
      const failed = await work();
      this.#signal.throwIfAborted();
      return { status: failed ? 'FAILED' : 'SUCCEEDED', contexts: [failed ?? wellDone] };
    } catch (error) {
      if (this.#signal.aborted) return this.#cutShort();
      return { status: 'FAULT', contexts: [{ statusCode: '', message: hindrance(error) }] };
    }
  }

  #cutShort(): { status: Status; contexts: PhaseContext[] } {
    const reason: unknown = this.#signal.reason;
    if (!(reason instanceof Error && reason.name === 'TimeoutError')) {
      return { status: 'STOPPED', contexts: [] };
    }
    const minutes = this.#run.timeoutSeconds / 60;
    const message = `Build timed out. Unable to complete build after ${minutes} minutes`;
    return { status: 'TIMED_OUT', contexts: [{ statusCode: 'BUILD_TIMED_OUT', message }] };
  }
}
