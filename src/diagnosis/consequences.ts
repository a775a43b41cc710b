import { causeOf, closest } from './choose.ts';
import type { Cause } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import type { Log } from './log.ts';
import type { Sighting } from './rule.ts';
import { fromContexts, fromSpan } from './sightings.ts';

/** What may fail only because something before it did. */
const mayFollow: ReadonlySet<string> = new Set([
  'cascade-after-build-failure',
  'artifacts-no-match',
  'artifacts-base-dir-missing',
  'docker-login-empty-credentials',
  'dockerfile-run-step-failed',
]);

/** What failed after the cause and because of it, each once for a phase. */
export function consequencesOf(
  cause: Cause,
  failure: Failure,
  log: Log,
  evidence: Evidence,
): readonly Cause[] {
  const own = failure.spans.flatMap((span) => fromSpan(span, log, evidence));
  const found = [...own, ...ofLaterPhases(failure, log, evidence)]
    .filter(({ line }) => line === undefined || line.number > (cause.line ?? 0))
    .map(closest)
    .filter((hit) => hit !== undefined)
    .filter(({ rule }) => mayFollow.has(rule.id) && rule.id !== cause.id)
    .map((hit) => ({ ...causeOf(hit), because: cause.id }));
  const first = ({ id, phase }: Cause) =>
    found.findIndex((one) => one.id === id && one.phase === phase);
  return found.filter((one, at) => first(one) === at);
}

function ofLaterPhases(failure: Failure, log: Log, evidence: Evidence): Sighting[] {
  const logged = log.phases.filter(({ succeeded }) => !succeeded);
  const recorded = (evidence.build?.phases ?? [])
    .filter(({ contexts }) => contexts.some(({ message }) => message !== ''))
    .map(({ type, contexts }) => ({ phase: type, contexts }));
  return [...logged, ...recorded]
    .filter(({ phase }) => phase !== failure.phase)
    .flatMap(({ phase, contexts }) => [
      ...log.spans
        .filter((span) => phase !== undefined && span.phase === phase)
        .flatMap((span) => fromSpan(span, log, evidence)),
      ...fromContexts({ ...(phase && { phase }), contexts, spans: [] }, log, evidence),
    ]);
}
