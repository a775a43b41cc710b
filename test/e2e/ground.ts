import { type PracticeOptions, startPractice } from '../../src/practice/start.ts';

/** A practice ground in this process, as an account that programs reach by their environment. */
export interface Ground {
  /** For the programs; `PRACTICE_PASSWORD` is the learner's. */
  environment: Readonly<Record<string, string>>;
  registry: string;
  login: { username: string; password: string };
  /** The calls to AWS since the last `forget`, as `service:Operation`. */
  calls(): readonly string[];
  /** Those of the calls that change something. */
  writes(): readonly string[];
  forget(): void;
  close(): Promise<void>;
}

/** Calls that change nothing, by the beginning of the operation's name. */
const reading = /^\w+:(Get|List|Describe|Batch(Get|Describe)|Head|Simulate|Lookup)/;

/** True for an AWS call that may change something. */
export const isWrite = (call: string): boolean => !reading.test(call);

/**
 * Starts a practice ground, with the embedded engine unless another is given, and counts what is
 * asked of its AWS.
 */
export async function openGround(
  options: Pick<PracticeOptions, 'accounts' | 'authorize' | 'engine' | 'baseless'> = {},
): Promise<Ground> {
  const calls: string[] = [];
  const onCall = (service: string, operation: string) => void calls.push(`${service}:${operation}`);
  const practice = await startPractice({ ...options, onCall });
  const { environment } = practice;
  return {
    environment,
    registry: environment['PRACTICE_REGISTRY'] ?? '',
    login: {
      username: environment['PRACTICE_USERNAME'] ?? '',
      password: environment['PRACTICE_PASSWORD'] ?? '',
    },
    calls: () => calls,
    writes: () => calls.filter(isWrite),
    forget: () => void calls.splice(0),
    close: practice.close,
  };
}

/** `apply` without questions, as a script would call it for an application of this registry. */
export function applyWords(
  app: string,
  { registry, username }: { registry: string; username: string },
): string[] {
  return [
    ...['apply', '--yes', '--no-input', '--json', '--app', app],
    ...['--registry', registry, '--username', username, '--password-env', 'PRACTICE_PASSWORD'],
  ];
}
