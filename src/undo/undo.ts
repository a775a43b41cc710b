import { isDeepStrictEqual } from 'node:util';
import { stepOf } from '../changes/undo/verdict.ts';
import { causesFirst, couldNotLook, stateOf } from '../findings.ts';
import { t } from '../language.ts';
import {
  type Change,
  type ChangedSince,
  type ChangeState,
  type Entry,
  type Finding,
  type GivenLogin,
  type Known,
  type Past,
  type Reads,
  Refused,
  type Report,
  type StepId,
  stepIds,
  type Ui,
} from '../types.ts';
import { entriesHere, type Here } from './here.ts';
import { type BackPlan, planBack } from './plan-back.ts';
import { takeBack } from './take-back.ts';

/** How undo goes. */
export interface UndoOptions {
  past: Past;
  reads: Pick<Reads, 'caller'>;
  known: Known;
  ui: Ui;
  /** Nothing is done: what would be is told. */
  dryRun: boolean;
  /** Asked before the changes are consented to: whether they may be made. */
  admits(changes: readonly Change[]): Promise<'pass' | 'back' | 'stop'>;
  /** Forgets that somebody has admitted them, so that it is asked again; false where nobody was asked. */
  takeBack(): boolean;
}

/**
 * Takes back what firstpush made from this folder, newest first: looks at it, asks about what
 * somebody changed since, shows what will be taken back and what stays and why, gets consent, takes
 * it back and looks again.
 * @throws Left when the person leaves, MissingConsent when nobody is there to consent
 */
export async function undo(options: UndoOptions): Promise<Report> {
  const { past, reads, known, ui } = options;
  ui.tell({ event: 'started', command: 'undo', setup: known.setup });
  ui.tell({ event: 'waiting', what: t`a look at what was changed from this folder` });
  const here = await found(async () => entriesHere(await past.entries(), past, reads));
  const report = await goBack(here, options);
  ui.tell({ event: 'ended', report });
  return report;
}

async function found(look: () => Promise<Here>): Promise<Here> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { entries: [], findings: [couldNotLook('name', error.unseen)] };
  }
}

async function goBack({ entries, findings }: Here, options: UndoOptions): Promise<Report> {
  const { past, ui, known, dryRun } = options;
  const answers = new Map<string, ChangedSince>();
  const forgotten = new Map<string, ChangedSince>();
  const back = () => forgetLast(answers, forgotten);
  const login = loginIn(known, entries);
  const deeds = entries.map(({ deed }) => deed);
  const chosen = (thing: string) =>
    known.setup.changedSince ?? answers.get(thing) ?? (mayAsk ? undefined : 'leave');
  const mayAsk = ui.interactive && !dryRun;
  const settled = { chosen, kept: new Set<string>(), failures: new Map<string, Finding>() };
  const reported = (end: End) =>
    reportOf(entries, { ...end, findings: [...findings, ...end.findings] });
  const shown = (plan: BackPlan, state: ChangeState): End => ({
    changes: changesIn(plan).map((change) => ({ change, state })),
    findings: findingsIn(plan),
    left: entries.length,
  });

  for (;;) {
    const now = await past.look(deeds, login);
    const plan = planBack(entries, now, settled);
    if (plan.asks) {
      const { thing, question } = plan.asks;
      const guess = forgotten.get(thing) ?? question.guess;
      const reply = await ui.ask({ ...question, ...(guess && { guess }) }, known);
      if (reply.kind === 'back') back();
      else answers.set(thing, reply.answers.changedSince as ChangedSince);
      continue;
    }
    if (dryRun) return reported(shown(plan, 'planned'));
    const changes = changesIn(plan);
    let seen = now;
    if (changes.length > 0) {
      const consented = await consentTo(plan, changes, options);
      if (consented === 'skip') return reported(shown(plan, 'skipped'));
      if (consented === 'back') {
        back();
        continue;
      }
      // A person may have read for minutes.
      if (ui.interactive) seen = await past.look(deeds, login);
      if (!isDeepStrictEqual(changesIn(planBack(entries, seen, settled)), changes)) {
        ui.tell({ event: 'noted', lines: [t`what is there has changed meanwhile; look again`] });
        continue;
      }
    }
    return reported(await takeBack(entries, seen, { past, ui, login, chosen }));
  }
}

const changesIn = ({ moves }: BackPlan): Change[] =>
  moves.flatMap(({ change }) => (change ? [change] : []));

const findingsIn = ({ moves, left }: BackPlan): Finding[] => [
  ...moves.flatMap(({ finding }) => finding ?? []),
  ...left,
];

/** Forgets the last answer, so that it is asked for again, and remembers it as the guess. */
function forgetLast(
  answers: Map<string, ChangedSince>,
  forgotten: Map<string, ChangedSince>,
): void {
  const [thing, answer] = [...answers].at(-1) ?? [];
  if (thing === undefined || answer === undefined) return;
  answers.delete(thing);
  forgotten.set(thing, answer);
}

async function consentTo(
  plan: BackPlan,
  changes: readonly Change[],
  { ui, admits, takeBack }: UndoOptions,
): Promise<'go' | 'skip' | 'back'> {
  const [first] = plan.moves.filter(({ change }) => change);
  const step = first ? stepOf(first.entry.deed) : 'name';
  const findings = findingsIn(plan);
  for (;;) {
    const way = await admits(changes);
    if (way !== 'pass') return way === 'back' ? 'back' : 'skip';
    const consent = await ui.consent({ step, findings, changes, takesBack: true });
    if (consent === 'go' || consent === 'skip') return consent;
    if (!takeBack()) return 'back';
  }
}

/** The user and password that were given, for the registry that they belong to. */
function loginIn({ setup }: Known, entries: readonly Entry[]): GivenLogin | undefined {
  const { username, password } = setup;
  const registries = entries.flatMap(({ deed }) => (deed.thing === 'image' ? [deed.registry] : []));
  const [only, ...others] = new Set(registries);
  const registry = setup.registry ?? (others.length === 0 ? only : undefined);
  if (!registry || username === undefined || !password) return undefined;
  return { registry, credential: { username, password } };
}

interface End {
  changes: readonly { change: Change; state: ChangeState }[];
  findings: readonly Finding[];
  left: number;
}

function reportOf(entries: readonly Entry[], { changes, findings, left }: End): Report {
  const touched = new Set<StepId>([
    ...entries.map(({ deed }) => stepOf(deed)),
    ...findings.map(({ step }) => step),
  ]);
  const skipped = changes.some(({ state }) => state === 'skipped');
  const steps = stepIds
    .filter((id) => touched.has(id))
    .map((id) => {
      const state = stateOf(findings.filter(({ step }) => step === id));
      return { id, state: skipped && state === 'proven' ? ('open' as const) : state };
    });
  const planned = changes.some(({ state }) => state === 'planned');
  return {
    version: 1,
    command: 'undo',
    proven: !planned && steps.every(({ state }) => state === 'proven'),
    steps,
    findings: causesFirst(findings),
    changes,
    undone: { left },
  };
}
