import { planOf } from '../export/plan.ts';
import { t } from '../language.ts';
import type { CommandLine } from '../options.ts';
import { lackingFinding, unclearFinding } from '../rights/finding.ts';
import { deniedIn, judgeRights } from '../rights/lacking.ts';
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
  const { lacking, unclear } = await judgeRights(all, caller.seen, reads);
  const { request } = line.options;
  const handed = { planned, lacking, caller: caller.seen };
  if (request) {
    const path = lacking.length > 0 && (await writeRequest(request, handed, line, surroundings));
    const said = path
      ? t`the request is in ${path}`
      : t`no right is lacking, so there is no request`;
    surroundings.stderr.write(`firstpush: ${said}\n`);
  }
  const [first] = deniedIn(lacking);
  const step = planned.find(({ change }) => change === first)?.reason?.step ?? 'wire';
  return [
    ...(lacking.length > 0 ? [lackingFinding(lacking, caller.seen, { step, of: all.length })] : []),
    ...(unclear.length > 0 ? [unclearFinding(unclear, caller.seen, step)] : []),
  ];
}
