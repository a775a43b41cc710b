import { conclude } from './conclude.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { linesOf } from './lines.ts';
import { LogReader } from './log-reader.ts';
import { printedEvidence } from './printed.ts';

/**
 * The first cause of a failed build. In this order: a call that was refused, since then there is
 * no build; the contexts of the first phase that failed, since some failures stand only there; the
 * first line that explains, of what the command that failed printed; and the shape of the whole.
 * What is not known is not guessed: then `known` is false and `lines` has what a person should read.
 */
export function diagnose(evidence: Evidence): Diagnosis {
  const printed = evidence.log === undefined ? undefined : printedEvidence(evidence.log);
  const { log: text, ...rest } = evidence;
  const log = printed ? printed.log : text;
  const reader = new LogReader();
  if (log !== undefined) for (const line of linesOf(log)) reader.add(line);
  return conclude(reader.end(), {
    ...rest,
    ...(printed?.build && { build: { ...printed.build, ...rest.build } }),
  });
}

/** The same for a log that is heard while it grows; memory does not grow with it. */
export class LogDiagnosis {
  #reader = new LogReader();

  hear(line: string): void {
    this.#reader.add(line);
  }

  /** What was heard is of no account: another build begins. */
  forget(): void {
    this.#reader = new LogReader();
  }

  /** The first cause. No more is heard after this. */
  end(evidence: Omit<Evidence, 'log'>): Diagnosis {
    return conclude(this.#reader.end(), evidence);
  }
}

/** The same for a log that arrives line by line; memory does not grow with it. */
export async function diagnoseLines(
  lines: AsyncIterable<string> | Iterable<string>,
  evidence: Omit<Evidence, 'log'> = {},
): Promise<Diagnosis> {
  const reader = new LogReader();
  for await (const line of lines) reader.add(line);
  return conclude(reader.end(), evidence);
}
