import { t } from '../language.ts';
import { type BuildFacts, Refused, type Seen, type Unseen } from '../types.ts';
import type { BuildTelling } from './build-telling.ts';

/** Milliseconds between two looks. */
const shortest = 250;

/** Milliseconds after which no answer is waited for any longer, where nothing else is said. */
export const usualSilence = 600_000;

/** True where asking again may help. */
export const isPassing = ({ reason }: Unseen): boolean =>
  reason === 'throttled' || reason === 'unreachable';

/** Reads the record of one build as it changes. */
export class BuildReading {
  readonly #ask: () => Promise<Seen<BuildFacts | undefined>>;
  readonly #telling: BuildTelling;
  readonly #longest: number;
  #facts: BuildFacts;
  #asked = 0;
  #answered = Date.now();

  constructor(
    id: string,
    ask: (id: string) => Promise<Seen<BuildFacts | undefined>>,
    telling: BuildTelling,
    longestSilence: number,
  ) {
    this.#ask = () => ask(id);
    this.#telling = telling;
    this.#longest = longestSilence;
    this.#facts = { id, project: '', status: 'IN_PROGRESS', complete: false, phases: [] };
  }

  /** The build as it is now, or as it last was. @throws Refused when it can no longer be looked at */
  async read(): Promise<BuildFacts> {
    if (this.#facts.complete || Date.now() - this.#asked < shortest) return this.#facts;
    this.#asked = Date.now();
    const asked = await this.#ask();
    if ('unseen' in asked) return this.#goOn(asked.unseen);
    if (!asked.seen) throw new Refused(gone(this.#facts.id));
    this.#answered = Date.now();
    this.#facts = asked.seen;
    this.#telling.phases(asked.seen.phases);
    return this.#facts;
  }

  #goOn(unseen: Unseen): BuildFacts {
    const silent = Date.now() - this.#answered > this.#longest;
    if (silent || !isPassing(unseen)) throw new Refused(unseen);
    this.#telling.waiting(unseen);
    return this.#facts;
  }
}

function gone(id: string): Unseen {
  const said = t`CodeBuild knows no build ${id}`;
  return { reason: 'other', tried: 'codebuild:BatchGetBuilds', said };
}
