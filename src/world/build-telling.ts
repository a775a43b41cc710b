import { t } from '../language.ts';
import type { BuildPhase, Progress, Tell, Unseen } from '../types.ts';

/** Milliseconds of silence that are named; each next word comes after twice the time. */
const patience = 10_000;

/** Tells how far a build is: its phases with their times, its log, and what a silence waits for. */
export class BuildTelling {
  readonly #tellNow: Tell;
  #held: Progress[] | undefined;
  readonly #told = new Set<string>();
  #phase = t`the build`;
  #phaseSince = Date.now();
  #heard = Date.now();
  #nextWord = patience;

  constructor(tell: Tell) {
    this.#tellNow = tell;
  }

  /** Keeps what there is to tell to itself, while the person is asked something. */
  hold(): void {
    this.#held = [];
  }

  /** Tells what was held, and from now on at once. */
  goOn(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const progress of held) this.#tellNow(progress);
  }

  phases(phases: readonly BuildPhase[]): void {
    for (const { type, status, seconds } of phases) {
      if (status && !this.#told.has(`${type} ended`)) {
        this.#told.add(`${type} ended`);
        const ended = `${type} ${status.toLowerCase()}`;
        this.#say(seconds === undefined ? ended : t`${ended} in ${seconds} s`);
      } else if (!status && !this.#told.has(type)) {
        this.#told.add(type);
        this.#phase = type;
        this.#phaseSince = Date.now();
        this.#say(type);
      }
    }
  }

  lines(lines: readonly string[]): void {
    const last = lines.at(-1);
    if (last === undefined) return;
    this.#hear();
    this.#tell({ text: last, lines });
  }

  /** Something could not be asked now and is asked again. */
  waiting({ tried, reason }: Unseen): void {
    this.#word(
      reason === 'throttled'
        ? t`${tried} is throttled; it is asked again`
        : t`${tried} is unreachable; it is asked again`,
    );
  }

  noLog({ said }: Unseen): void {
    this.#say(t`the log cannot be read: ${said}`);
  }

  /** Names a silence that has become long. */
  silence(): void {
    const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
    const running = seconds(this.#phaseSince);
    this.#word(t`${this.#phase} for ${running} s; nothing heard for ${seconds(this.#heard)} s`);
  }

  #word(text: string): void {
    if (Date.now() - this.#heard < this.#nextWord) return;
    this.#nextWord *= 2;
    this.#tell({ text });
  }

  #say(text: string): void {
    this.#hear();
    this.#tell({ text });
  }

  #tell(progress: Progress): void {
    if (this.#held) this.#held.push(progress);
    else this.#tellNow(progress);
  }

  #hear(): void {
    this.#heard = Date.now();
    this.#nextWord = patience;
  }
}
