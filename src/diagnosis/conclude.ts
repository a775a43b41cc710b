import { causeOf, choose, closest, type Hit, rankOf } from './choose.ts';
import type { Cause, Diagnosis, DiagnosisLine } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Failure, firstFailure } from './failure.ts';
import { shown } from './lines.ts';
import type { Log, Span } from './log.ts';
import { ranks, type Sighting } from './rule.ts';
import { fromAnswer, fromContexts, fromExit, fromShape, fromSpan } from './sightings.ts';
import { isNoise, saysError } from './words-of-trouble.ts';

/** From what was read to the first cause, in the order in which failures tell: see `diagnose`. */
export function conclude(log: Log, evidence: Evidence): Diagnosis {
  if (evidence.startError) return fromStartError(evidence.startError, log, evidence);
  const failure = firstFailure(log, evidence);
  if (!failure) return withoutFailure(log, evidence);
  const hit = explain(failure, log, evidence);
  const { phase } = failure;
  if (!hit) {
    return {
      cascades: [],
      lines: linesOf(failure, log, evidence),
      ...(phase && { phase }),
      known: false,
    };
  }
  const cause = causeOf(hit.hit, hit.assumed);
  const named = cause.phase === undefined && phase !== undefined ? { ...cause, phase } : cause;
  return {
    cause: named,
    cascades: consequences(named, hit.hit, failure, log, evidence),
    lines: [],
    ...(phase && { phase }),
    known: true,
  };
}

function fromStartError(
  answer: { code: string; message: string },
  log: Log,
  evidence: Evidence,
): Diagnosis {
  const hit = choose([fromAnswer(answer, log, evidence)]);
  if (hit) return { cause: causeOf(hit), cascades: [], lines: [], known: true };
  const text = shown(`${answer.code}: ${answer.message}`);
  return { cascades: [], lines: [{ number: 1, text }], known: false };
}

/** Contexts first, then the command that failed, then what an earlier command hid. */
function explain(
  failure: Failure,
  log: Log,
  evidence: Evidence,
): { hit: Hit; assumed: boolean } | undefined {
  const sightings = sightingsOf(failure, log, evidence);
  const hit = choose(sightings) ?? choose(shapes(failure, log, evidence));
  if (hit && rankOf(hit) >= ranks.indexOf('plain')) return { hit, assumed: false };
  const hidden =
    hit?.rule.id === 'cascade-after-build-failure' ? hiddenBefore(hit, log, evidence) : undefined;
  if (hidden) return { hit: hidden, assumed: true };
  return hit && { hit, assumed: false };
}

function sightingsOf(failure: Failure, log: Log, evidence: Evidence): Sighting[] {
  const { spans, command, phase } = failure;
  const printed = spans.flatMap((span) => fromSpan(span, log, evidence));
  const exits =
    spans.some((span) => span.failed) || !command ? [] : [{ ...command, ...(phase && { phase }) }];
  return [
    ...fromContexts(failure, log, evidence),
    ...printed,
    ...exits.flatMap((exit) => fromExit(exit, log, evidence)),
  ];
}

function shapes({ contexts, spans }: Failure, log: Log, evidence: Evidence): Sighting[] {
  const { build } = evidence;
  if (build?.status === 'TIMED_OUT' || log.phases.some(({ state }) => state === 'TIMED_OUT')) {
    return [fromShape('the build timed out', log, evidence)];
  }
  const silent = contexts.length === 0 && spans.length === 0;
  if (silent && endsAtParameters(log))
    return [fromShape(`the log ends at: ${log.last?.text}`, log, evidence)];
  return silent && build && log.lines <= 1
    ? [fromShape('the build failed, and neither its record nor a log says why', log, evidence)]
    : [];
}

function endsAtParameters({ last }: Log): boolean {
  return last?.text.startsWith('Decrypting parameter store environment variables') ?? false;
}

/** A failure that an earlier command did not report, where the last one misses what it should have made. */
function hiddenBefore({ sighting }: Hit, log: Log, evidence: Evidence): Hit | undefined {
  const before = sighting.line?.number ?? Number.POSITIVE_INFINITY;
  const earlier = log.spans.filter(
    (span) => span.command !== undefined && span.number < before && !span.failed,
  );
  const hit = choose(
    earlier.flatMap((span) => fromSpan(span, log, evidence)).filter(({ text }) => saysError(text)),
  );
  const trusted =
    hit && (rankOf(hit) >= ranks.indexOf('plain') || hit.rule.id === 'dockerfile-run-step-failed');
  return trusted && hit.sighting.line !== sighting.line ? hit : undefined;
}

/** No phase and no command is seen to fail: the log is a part, still grows, or all went well. */
function withoutFailure(log: Log, evidence: Evidence): Diagnosis {
  const status = evidence.build?.status;
  const ended = log.phases.length > 0 && log.phases.every(({ succeeded }) => succeeded);
  const open = log.spans.at(-1);
  const isOpen = open !== undefined && log.phases.at(-1)?.phase !== open.phase;
  if (status === 'STOPPED') return nothing;
  if (status === 'SUCCEEDED' || (ended && !isOpen && !endsAtParameters(log)))
    return overSuccess(log, evidence);
  const looked = log.marked ? log.spans.slice(-1) : log.spans;
  const hit =
    choose(looked.flatMap((span) => fromSpan(span, log, evidence))) ??
    choose(shapes({ contexts: [], spans: looked }, log, evidence));
  if (hit) return { cause: causeOf(hit), cascades: [], lines: [], known: true };
  return { cascades: [], lines: log.marked ? [] : errorLines(looked, evidence), known: false };
}

const nothing: Diagnosis = { cascades: [], lines: [], known: false };

/** Words that end a build wherever they stand; seen in a build that succeeded, something hid them. */
const fatal =
  /^ERROR: failed to (?:solve|build)|^make(?:\[\d+\])?: \*\*\* .*Error \d+|^denied: requested access|returned a non-zero code: [1-9]|^An image does not exist locally with the tag|^unauthorized: (?:authentication required|access token)/;

function overSuccess(log: Log, evidence: Evidence): Diagnosis {
  const lines = log.spans.flatMap((span) => span.lines.filter(({ text }) => fatal.test(text)));
  const line = lines[0];
  if (!line) return nothing;
  const sighting = fromShape(`succeeded over: ${line.text}`, log, evidence);
  const hit = closest({ ...sighting, line });
  return hit ? { cause: causeOf(hit), cascades: [], lines: [], known: true } : nothing;
}

/** What failed afterwards, only because of the cause. */
function consequences(
  cause: Cause,
  hit: Hit,
  failure: Failure,
  log: Log,
  evidence: Evidence,
): readonly Cause[] {
  const after = hit.sighting.line?.number ?? 0;
  const own = failure.spans.flatMap((span) => fromSpan(span, log, evidence)).filter(isAfter(after));
  const later = log.phases.filter(({ succeeded, phase }) => !succeeded && phase !== failure.phase);
  const recorded = (evidence.build?.phases ?? [])
    .filter(
      ({ type, contexts }) =>
        type !== failure.phase && contexts.some(({ message }) => message !== ''),
    )
    .map(({ type, contexts }) => ({ phase: type, contexts }));
  const phases = [...later, ...recorded];
  const others = phases.flatMap(({ phase, contexts }) => [
    ...log.spans
      .filter((span) => span.phase === phase && phase !== undefined)
      .flatMap((span) => fromSpan(span, log, evidence)),
    ...fromContexts({ ...(phase && { phase }), contexts, spans: [] }, log, evidence),
  ]);
  const found = [...own, ...others.filter(isAfter(after))]
    .map(closest)
    .filter((one) => one !== undefined && mayFollow.has(one.rule.id) && one.rule.id !== cause.id);
  const causes = found
    .map((one) => one && { ...causeOf(one), because: cause.id })
    .filter((one) => one !== undefined);
  return causes.filter(
    (one, at) => causes.findIndex(({ id, phase }) => id === one.id && phase === one.phase) === at,
  );
}

function isAfter(number: number): (sighting: Sighting) => boolean {
  return ({ line }) => line === undefined || line.number > number;
}

const mayFollow: ReadonlySet<string> = new Set([
  'cascade-after-build-failure',
  'artifacts-no-match',
  'artifacts-base-dir-missing',
  'docker-login-empty-credentials',
  'dockerfile-run-step-failed',
]);

const mostLines = 12;

function linesOf(
  { contexts, spans, command }: Failure,
  log: Log,
  evidence: Evidence,
): DiagnosisLine[] {
  const told = contexts.map(({ code, message, number }) => ({
    number: number ?? 0,
    text: shown(`${code}: ${message}`),
  }));
  const printed = errorLines(spans, evidence);
  const tail = printed.length > 0 ? printed : lastLines(spans, evidence);
  const status = command && told.length + tail.length === 0 ? exitLine(command, log) : [];
  return [...told, ...tail, ...status].slice(0, mostLines);
}

function errorLines(spans: readonly Span[], evidence: Evidence): DiagnosisLine[] {
  const values = Object.values(evidence.parameters ?? {});
  return spans
    .flatMap(({ lines }) => lines)
    .filter(({ text }) => saysError(text) && !isNoise(text))
    .slice(0, mostLines)
    .map(({ number, text }) => ({ number, text: shown(text, values) }));
}

function lastLines(spans: readonly Span[], evidence: Evidence): DiagnosisLine[] {
  const values = Object.values(evidence.parameters ?? {});
  const lines = spans[0]?.lines ?? [];
  return lines.slice(-mostLines).map(({ number, text }) => ({ number, text: shown(text, values) }));
}

function exitLine(
  { command, exit }: { command: string; exit?: number },
  log: Log,
): DiagnosisLine[] {
  const status = exit === undefined ? '' : ` (exit status ${exit})`;
  return [{ number: log.lines, text: shown(`${command}${status}`) }];
}
