import type { HistoryEntry } from '../store/image.ts';

const recorded = 'recorded, not';

/** What the engine says of a RUN. */
export const notRun = `${recorded} run: the practice engine executes nothing`;

/** What the engine says of a COPY from a stage that lacks what its RUNs would have made. */
export function notCopied(sources: string[]): string {
  return `${recorded} copied: ${sources.join(', ')} would come of what was not run`;
}

/** What the engine says of a base image that it cannot fetch. */
export function standsIn(name: string): string {
  return `base ${name} stands in as an empty layer`;
}

/** True when files may be missing from an image because the practice engine did not make them. */
export function hasGaps(history: HistoryEntry[]): boolean {
  return history.some(
    ({ comment = '' }) =>
      comment.startsWith(recorded) || comment.endsWith(' stands in as an empty layer'),
  );
}
