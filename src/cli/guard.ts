import { sayBriefly } from '../changes/verbs.ts';
import type { Planned } from '../export/plan.ts';
import type { Admission, Gate } from '../journey.ts';
import { t } from '../language.ts';
import type { CommandLine } from '../options.ts';
import { lackingFinding, lackingLines, unclearFinding } from '../rights/finding.ts';
import { deniedIn, judgeRights, type Lacking, waitingFor } from '../rights/lacking.ts';
import type { Caller, Change, Finding, Known, Step, StepId, Ui, World } from '../types.ts';
import type { Wishes } from '../wishes.ts';
import { confirmAccount, isOfAccount, isUnclear, wheretoOf } from './confirm-account.ts';
import {
  askHandOver,
  type Handed,
  usualRequest,
  waitUntilDone,
  writeRequest,
} from './hand-over.ts';
import { lookAhead } from './look-ahead.ts';
import { ownersFindings } from './owners-findings.ts';
import type { Surroundings } from './surroundings.ts';
import { withholding } from './withholding.ts';

/** What the guard of a walk works with. */
export interface GuardParts {
  steps: readonly Step<unknown>[];
  world: World;
  ui: Ui;
  line: CommandLine;
  surroundings: Surroundings;
  wishes: Wishes;
  /** The user's state folder for firstpush. */
  state: string;
}

/** Stands before the changes of a walk. */
export interface Guard {
  gate: Gate;
  /** The steps, which no longer propose what is left to an administrator. */
  steps: readonly Step<unknown>[];
}

const key = (change: Change): string => JSON.stringify(change);

/**
 * Sees to it that nothing is changed before the account is confirmed and the rights for the whole
 * plan are looked at; what the caller may not do is handed over, or left out if the person wants so.
 */
export function openGuard(parts: GuardParts): Guard {
  const { world, ui, line, surroundings } = parts;
  const judged = new Set<string>();
  const withheld = new Map<string, string>();
  const steps = withholding(parts.steps, (change) => withheld.get(key(change)));
  const asked: { step: StepId; forget: () => void }[] = [];
  let confirmed = false;
  let finding: Finding | undefined;

  const confirm = async (
    step: StepId,
    changes: readonly Change[],
    known: Known,
  ): Promise<Admission> => {
    if (!changes.some(isOfAccount)) return {};
    const { yes: consent, profile = surroundings.environment['AWS_PROFILE'] } = line.options;
    const confirming = { reads: world.reads, ui, consent, profile };
    // Who is shown the plan consents to its account with it, where that can be meant.
    const alone = !ui.interactive || (!line.options.profile && (await isUnclear(surroundings)));
    if (alone && !confirmed) {
      const way = await confirmAccount(known, confirming);
      if (way === 'back' || way === 'stop') return way;
      confirmed = true;
      if (way === 'confirmed') {
        const forget = () => {
          confirmed = false;
        };
        asked.push({ step, forget });
      }
    }
    const whereto = ui.interactive && (await wheretoOf(confirming));
    return whereto ? { whereto } : {};
  };

  const settle = async (step: StepId, handed: Handed, known: Known): Promise<Admission> => {
    const { planned, lacking, caller } = handed;
    finding = lackingFinding(lacking, caller, { step: stepOf(handed) ?? step, of: planned.length });
    const denied = deniedIn(lacking);
    ui.tell({ event: 'noted', lines: [finding.what, ...lackingLines(lacking)] });
    const { request } = line.options;
    if (request) await tellRequest(request, handed);
    if (denied.length === 0) return {};
    const chosen = await chooseFor(handed, known, request !== undefined);
    if (chosen === 'rest') {
      const { check } = finding;
      const all = planned.map(({ change }) => change);
      for (const change of [...denied, ...waitingFor(denied, all)]) {
        withheld.set(key(change), check);
      }
      const forget = () => {
        withheld.clear();
        for (const change of all) judged.delete(key(change));
        finding = undefined;
      };
      asked.push({ step, forget });
      return 'again';
    }
    if (chosen !== 'wait') return chosen;
    const what = t`an administrator: ${denied.map(sayBriefly).join('; ')} (ctrl-c leaves)`;
    ui.tell({ event: 'waiting', what });
    const minutes = Number(line.options.wait ?? 60);
    const left = await waitUntilDone(minutes, () => lookAgain(known, caller), parts.wishes);
    if (deniedIn(left).length > 0) return 'stop';
    finding = undefined;
    ui.tell({ event: 'noted', lines: [t`it is done, as a look shows`] });
    return 'again';
  };

  const lookAgain = async (known: Known, caller: Caller): Promise<readonly Lacking[]> => {
    const planned = await lookAhead(parts.steps, known, world);
    const changes = planned.map(({ change }) => change);
    for (const change of changes) judged.add(key(change));
    return (await judgeRights(changes, caller, world.reads)).lacking;
  };

  const tellRequest = async (file: string, handed: Handed): Promise<void> => {
    const path = await writeRequest(file, handed, line, surroundings);
    ui.tell({ event: 'noted', lines: [t`the request is in ${path}`] });
  };

  const chooseFor = async (handed: Handed, known: Known, written: boolean) => {
    const given = known.setup.handOver ?? (line.options.wait ? 'wait' : undefined);
    if (given || !ui.interactive) return given ?? 'stop';
    for (;;) {
      const chosen = await askHandOver(handed, known, ui, written);
      if (chosen !== 'request') return chosen;
      await tellRequest(usualRequest(parts.state, handed.caller, surroundings.platform), handed);
      const next = await askHandOver(handed, known, ui, true);
      if (next !== 'back') return next === 'request' ? 'stop' : next;
    }
  };

  const admits: Gate['admits'] = async (step, changes, known) => {
    const fresh = changes.filter((change) => !judged.has(key(change)));
    if (fresh.length > 0) {
      const caller = await world.reads.caller();
      const planned = await plannedFrom(fresh, known);
      const all = planned.map(({ change }) => change);
      for (const change of all) judged.add(key(change));
      if ('seen' in caller) {
        const { lacking, unclear } = await judgeRights(all, caller.seen, world.reads);
        if (unclear.length > 0) {
          const { what, why } = unclearFinding(unclear, caller.seen, step);
          ui.tell({ event: 'noted', lines: [t`${what}: ${why}; what is refused is said then`] });
        }
        if (lacking.length > 0) {
          const way = await settle(step, { planned, lacking, caller: caller.seen }, known);
          if (way === 'back') for (const change of all) judged.delete(key(change));
          if (typeof way === 'string') return way;
        }
      }
    }
    return confirm(step, changes, known);
  };

  /** The whole plan before the first change; later what was not in it. */
  const plannedFrom = async (fresh: readonly Change[], known: Known): Promise<Planned[]> => {
    const ahead = judged.size === 0 ? await lookAhead(parts.steps, known, world) : [];
    const seen = new Set(ahead.map(({ change }) => key(change)));
    const others = fresh.filter((change) => !seen.has(key(change)));
    return [...others.map((change) => ({ change })), ...ahead];
  };

  const takeBack = (step: StepId): boolean => {
    if (asked.at(-1)?.step !== step) return false;
    asked.pop()?.forget();
    return true;
  };

  const gate: Gate = {
    admits,
    takeBack,
    findings: () => (finding ? [finding] : []),
    owned: (walked, known) => ownersFindings(walked, known, world),
  };
  return { gate, steps };
}

/** The step that the first denied change belongs to. */
function stepOf({ planned, lacking }: Handed): StepId | undefined {
  const [first] = deniedIn(lacking);
  return planned.find(({ change }) => change === first)?.reason?.step;
}
