import { planOf } from '../export/plan.ts';
import type { CommandLine } from '../options.ts';
import { lackingFinding } from '../rights/finding.ts';
import { deniedIn, lackingFor } from '../rights/lacking.ts';
import type { Finding, Reads, Report } from '../types.ts';
import { writeRequest } from './hand-over.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What the caller may not do of a plan that was surveyed; the request for it is written where
 * `--request` names a file.
 * @throws Usage where it cannot be written
 */
export async function planRights(
  report: Report,
  reads: Reads,
  line: CommandLine,
  surroundings: Surroundings,
): Promise<readonly Finding[]> {
  const caller = await reads.caller();
  if ('unseen' in caller || report.changes.length === 0) return [];
  const planned = planOf(report).changes;
  const all = planned.map(({ change }) => change);
  const lacking = await lackingFor(all, caller.seen, reads);
  if (lacking.length === 0) return [];
  const { request } = line.options;
  const handed = { planned, lacking, caller: caller.seen };
  if (request) await writeRequest(request, handed, line, surroundings);
  const [first] = deniedIn(lacking);
  const reason = planned.find(({ change }) => change === first)?.reason;
  return [lackingFinding(lacking, caller.seen, { step: reason?.step ?? 'wire', of: all.length })];
}
