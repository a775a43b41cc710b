import type { Site } from '../runner/site.ts';
import type { SourceEntry } from './source-list.ts';

/** Where the commands of a rehearsal run. */
export interface RehearsalGround {
  site: Site;
  /** Absolute path there of the folder that holds the copy of the source. */
  source: string;
  /** What programs need there besides the variables of the build. */
  environment: Readonly<Record<string, string>>;
  /** Copies the source. */
  bring(folder: string, entries: readonly SourceEntry[]): Promise<void>;
  /** Ends what still runs there and removes all of it. */
  close(): Promise<void>;
}
