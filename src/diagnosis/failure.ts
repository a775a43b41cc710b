import { failedCommand } from './commands.ts';
import type { Evidence, PhaseContext } from './evidence.ts';
import type { Log, Span } from './log.ts';
import { phases as order } from './phases.ts';

/** The first phase that failed, and what it left behind. */
export interface Failure {
  phase?: string;
  /** Reasons of the phase itself, without the one that only repeats a command. */
  contexts: readonly (PhaseContext & { number?: number })[];
  /** The command that failed, as the phase's context names it. */
  command?: { command: string; exit?: number };
  /** What was printed, the most telling first: of the command that failed, else of the whole phase. */
  spans: readonly Span[];
}

type Failed = Pick<Failure, 'phase'> & { contexts: Failure['contexts'] };

/** States that BatchGetBuilds gives to a phase that failed. Source: AWS CodeBuild API Reference, BuildPhase. */
const failing: ReadonlySet<string> = new Set(['FAILED', 'FAULT', 'TIMED_OUT', 'CLIENT_ERROR']);

/** The first failure of a build; undefined when none is seen. */
export function firstFailure(log: Log, { build }: Evidence): Failure | undefined {
  const recorded = (build?.phases ?? [])
    .filter(({ status }) => status !== undefined && failing.has(status))
    .map(({ type, contexts }): Failed => ({ phase: type, contexts }));
  const logged = log.phases
    .filter(({ succeeded, state }) => !succeeded && state !== 'STOPPED')
    .map(({ phase, contexts }): Failed => ({ ...(phase && { phase }), contexts }));
  const first = earliest(recorded) ?? logged[0];
  if (first === undefined) {
    const failed = log.spans.filter((span) => span.failed);
    return failed.length > 0 ? fromSpans(failed.slice(0, 1)) : undefined;
  }
  const same = logged.find(({ phase }) => phase === first.phase);
  const contexts = told(first) ? first.contexts : (same?.contexts ?? []);
  const repeated = contexts.find(({ code }) => code === 'COMMAND_EXECUTION_ERROR');
  const command = repeated && failedCommand(repeated.message);
  return {
    ...(first.phase && { phase: first.phase }),
    contexts: contexts.filter(
      (context) => context !== repeated && context.message + context.code !== '',
    ),
    ...(command && { command }),
    spans: spansOf(log, first.phase),
  };
}

function earliest(failed: readonly Failed[]): Failed | undefined {
  const place = (phase = '') => (order as readonly string[]).indexOf(phase);
  return [...failed].sort((one, other) => place(one.phase) - place(other.phase))[0];
}

function told({ contexts }: Failed): boolean {
  return contexts.some(({ message }) => message !== '');
}

function fromSpans(spans: readonly Span[]): Failure {
  const phase = spans[0]?.phase;
  return { ...(phase && { phase }), contexts: [], spans };
}

/** The command that failed in the phase, else all of the phase, latest first. */
function spansOf({ spans }: Log, phase: string | undefined): readonly Span[] {
  const own = spans.filter(
    (span) => phase === undefined || span.phase === undefined || span.phase === phase,
  );
  const failed = own.find((span) => span.failed && (span.phase === phase || phase === undefined));
  if (failed) return [failed];
  const exact = own.filter((span) => span.phase === phase);
  return (exact.length > 0 ? exact : own).toReversed();
}
