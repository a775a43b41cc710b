import type { Evidence } from '../../../src/diagnosis/evidence.ts';

/** A build, and the cause that a person who knows CodeBuild would name first. */
export interface Case {
  name: string;
  /** Undefined where nothing failed, or where what failed is in no table. */
  cause: string | undefined;
  /** What of the log has to be quoted as the cause. */
  says?: string;
  log: string;
  evidence?: Omit<Evidence, 'log'>;
}
