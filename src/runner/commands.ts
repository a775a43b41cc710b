import type { Command, Phase } from '../buildspec/buildspec.ts';
import type { BuildLog } from './build-log.ts';
import { onFailure } from './on-failure.ts';
import type { PhaseContext } from './run.ts';

/** Runs one command to its exit status. */
export type RunCommand = (command: string) => Promise<number>;

/**
 * Runs the commands of a phase until one fails, then those of `finally`; a phase that may be retried
 * is run again. Gives what the phase failed of in the end.
 */
export async function runPhase(
  phase: Phase,
  run: RunCommand,
  log: BuildLog,
): Promise<PhaseContext | undefined> {
  const { retries, retriedFor } = onFailure(phase.name, phase.onFailure?.text);
  for (let tried = 0; ; tried += 1) {
    const failed = await runOnce(phase, run, log);
    if (failed === undefined || tried >= retries || !retriedFor.test(failed.message)) return failed;
    await log.say(`Trying phase ${phase.name.toUpperCase()} again: ${tried + 1} of ${retries}`);
  }
}

async function runOnce(phase: Phase, run: RunCommand, log: BuildLog) {
  const failed = await runUntilFailure(phase.commands, run, log);
  const failedFinally = await runUntilFailure(phase.finally, run, log);
  return failed ?? failedFinally;
}

async function runUntilFailure(
  commands: readonly Command[],
  run: RunCommand,
  log: BuildLog,
): Promise<PhaseContext | undefined> {
  for (const { text } of commands) {
    // `- ` with nothing behind it
    if (text.trim() === '') continue;
    const command = text.replace(/\n+$/, '');
    await log.say(`Running command ${command}`);
    const status = await run(command);
    if (status !== 0) {
      await log.say(`Command did not exit successfully ${command} exit status ${status}`);
      const message = `Error while executing command: ${command}. Reason: exit status ${status}`;
      return { statusCode: 'COMMAND_EXECUTION_ERROR', message };
    }
  }
  return undefined;
}
