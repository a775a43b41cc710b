import type { Evidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import type { Log } from './log.ts';
import type { Sighting } from './rule.ts';
import { fromShape } from './sightings.ts';

/** What the whole looks like, where no line of it explains the failure. */
export function fromShapes(failure: Failure, log: Log, evidence: Evidence): Sighting[] {
  const { build } = evidence;
  if (build?.status === 'TIMED_OUT' || log.phases.some(({ state }) => state === 'TIMED_OUT')) {
    return [fromShape('the build timed out', log, evidence)];
  }
  if (endsAtParameters(log))
    return [fromShape(`the log ends at: ${log.last?.text}`, log, evidence)];
  return build && log.lines <= 1 && saysNothing(failure)
    ? [fromShape('the build failed, and neither its record nor a log says why', log, evidence)]
    : [];
}

/** True where nothing follows the agent's word that it reads parameters. */
export function endsAtParameters({ last }: Log): boolean {
  return last?.text.startsWith('Decrypting parameter store environment variables') ?? false;
}

function saysNothing({ contexts, spans, command }: Failure): boolean {
  return contexts.length === 0 && spans.length === 0 && command === undefined;
}
