import type { Consent, Reply } from '../../types.ts';

/** How the one who waits hears. */
interface Ear {
  reply?(reply: Reply): void;
  consent?(consent: Consent): void;
  fail(error: unknown): void;
}

/** The walk, waiting for the person: for a reply, or for consent, one at a time. */
export class Waiting {
  #ear: Ear | undefined;

  /** True while the walk waits. */
  get on(): boolean {
    return this.#ear !== undefined;
  }

  reply(reply: Reply): void {
    this.#take()?.reply?.(reply);
  }

  consent(consent: Consent): void {
    this.#take()?.consent?.(consent);
  }

  /** Ends the waiting with an error; does nothing where nobody waits. */
  fail(error: unknown): void {
    this.#take()?.fail(error);
  }

  /** Who waits, no longer: a key that comes with the one that settles it is none for them. */
  #take(): Ear | undefined {
    const ear = this.#ear;
    this.#ear = undefined;
    return ear;
  }

  forReply(): Promise<Reply> {
    return this.#listen((reply, fail) => ({ reply, fail }));
  }

  forConsent(): Promise<Consent> {
    return this.#listen((consent, fail) => ({ consent, fail }));
  }

  #listen<T>(
    earOf: (settle: (heard: T) => void, fail: (error: unknown) => void) => Ear,
  ): Promise<T> {
    return new Promise<T>((settle, fail) => {
      this.#ear = earOf(settle, fail);
    });
  }
}
