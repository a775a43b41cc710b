import { exitOf } from './commands.ts';
import type { PhaseContext } from './evidence.ts';

interface Ended {
  phase?: string;
  succeeded: boolean;
  state: string;
  contexts: (PhaseContext & { number: number })[];
}

/** The phases of a log while it is read. */
export class PhaseBook {
  /** The phase that runs. */
  current: string | undefined;
  readonly ended: Ended[] = [];

  end(phase: string, state: string): void {
    this.current = undefined;
    this.ended.push({ phase, state, succeeded: state === 'SUCCEEDED', contexts: [] });
  }

  /**
   * Notes why a phase failed: the one that ended last, else one that is not seen to end. True where
   * the lines that follow are the rest of a command that the message repeats.
   */
  addContext({ code, message }: PhaseContext, phase: string | undefined, number: number): boolean {
    if (code === '' && message === '') return false;
    const last = this.ended.at(-1);
    const same = last && !last.succeeded && (phase === undefined || phase === last.phase);
    const named = phase ?? this.current;
    const of = same
      ? last
      : { ...(named && { phase: named }), succeeded: false, state: 'FAILED', contexts: [] };
    if (!same) this.ended.push(of);
    of.contexts.push({ code, message, number });
    return code === 'COMMAND_EXECUTION_ERROR' && message !== '' && exitOf(message) === undefined;
  }

  /** Takes `Message: …`, where it stands on the line below its status code; false for other text. */
  takeMessage(text: string, number: number): boolean {
    const last = this.ended.at(-1);
    if (!last || last.succeeded || !text.startsWith('Message:')) return false;
    const context = last.contexts.at(-1);
    const message = text.slice(8).trim();
    if (context && context.message !== '') return false;
    if (context) context.message = message;
    else last.contexts.push({ code: '', message, number });
    return true;
  }
}
