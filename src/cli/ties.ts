import type { FirstFrame } from '../ui/ink/first-frame.ts';
import type { Wishes } from '../wishes.ts';

/** How a command is tied to the process that runs it. */
export interface Ties {
  version: string;
  /** Takes what must be stopped before the process ends. */
  onClose(close: () => Promise<void>): void;
  /** The person wants to leave now. */
  onLeave(): void;
  /** Aborted when the person leaves. */
  signal: AbortSignal;
  /** Wishes to leave that work may take up. */
  wishes: Wishes;
  /** Stops the process, as the shell does at Ctrl-Z; resolves when it goes on. */
  stop(): Promise<void>;
  /** What stands on the terminal until there is a screen. */
  first?: FirstFrame | undefined;
}
