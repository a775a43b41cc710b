import { planOf } from '../export/plan.ts';
import { knownFrom } from '../known.ts';
import type { CommandLine } from '../options.ts';
import { lackingFinding, lackingLines } from '../rights/finding.ts';
import { judgeRights } from '../rights/lacking.ts';
import type { Change, Report } from '../types.ts';
import { undo } from '../undo/undo.ts';
import { openWorld } from '../world/open.ts';
import { confirmAccount, isOfAccount, refuseOtherAccount } from './confirm-account.ts';
import { openFace, words } from './face.ts';
import { knowsUnicode, wantsColour } from './face-kind.ts';
import { planText } from './plan-text.ts';
import type { Application, Means } from './run-one.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** Takes back what was made from a folder, and gives what it came to. */
export async function runUndo(
  line: CommandLine,
  { folder, given }: Application,
  surroundings: Surroundings,
  ties: Ties,
  { openAt, print }: Pick<Means, 'openAt' | 'print'>,
): Promise<Report> {
  const { signal, wishes } = ties;
  const ui = await openFace(line, surroundings, ties, folder);
  try {
    const { reads, past } = openWorld(await openAt(folder, given, ui), signal, wishes);
    await refuseOtherAccount(given, reads);
    const { dryRun, json, yes: consent, profile } = line.options;
    const named = profile ?? surroundings.environment['AWS_PROFILE'];
    let confirmed: 'no' | 'unasked' | 'asked' = 'no';

    /** Says what IAM denies, and has the account confirmed, before the first write to it. */
    const admits = async (changes: readonly Change[]) => {
      if (confirmed !== 'no' || !changes.some(isOfAccount)) return 'pass';
      const caller = await reads.caller();
      if ('seen' in caller) {
        const { lacking } = await judgeRights(changes, caller.seen, reads);
        const { what } = lackingFinding(lacking, caller.seen, { step: 'wire', of: changes.length });
        if (lacking.length > 0)
          ui.tell({ event: 'noted', lines: [what, ...lackingLines(lacking)] });
      }
      const way = await confirmAccount(given, { reads, ui, consent, profile: named });
      if (way === 'back' || way === 'stop') return way;
      confirmed = way === 'confirmed' ? 'asked' : 'unasked';
      return 'pass';
    };
    const takeBack = () => {
      const asked = confirmed === 'asked';
      if (asked) confirmed = 'no';
      return asked;
    };

    const report = await undo({ past, reads, known: given, ui, dryRun, admits, takeBack });
    await ui.close();
    if (dryRun && !json) {
      const caller = await reads.caller();
      const plan = planOf(report, 'seen' in caller ? caller.seen : undefined);
      const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
      // What stays is told with its reasons below.
      const told = { ...plan, leftOut: [], later: [] };
      const text = planText(told, knownFrom({}, ''), { words, ...look });
      await new Promise<void>((done) => surroundings.stdout.write(`${text}\n`, () => done()));
    }
    await print(report);
    return report;
  } finally {
    await ui.close();
  }
}
