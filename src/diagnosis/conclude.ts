import { below } from './around.ts';
import { causeOf, choose, type Hit, isExplained } from './choose.ts';
import { consequencesOf } from './consequences.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Failure, firstFailure } from './failure.ts';
import { hiddenFailure, overSuccess } from './hidden-failure.ts';
import { lineKind } from './line-kinds.ts';
import { linesThatMatter, tellingLines } from './lines-that-matter.ts';
import type { Log } from './log.ts';
import type { Sighting } from './rule.ts';
import { endsAtParameters, fromShapes } from './shapes.ts';
import { shown } from './shown.ts';
import { fromAnswer, fromFailure, fromSpan, fromWords } from './sightings.ts';

/** From what was read to the first cause, in the order in which failures tell: see `diagnose`. */
export function conclude(log: Log, evidence: Evidence): Diagnosis {
  if (evidence.startError) return fromStartError(evidence.startError, log, evidence);
  const failure = firstFailure(log, evidence);
  if (!failure) return withoutFailure(log, evidence);
  const { phase } = failure;
  const hit = explain(failure, log, evidence);
  if (!hit) {
    const lines = linesThatMatter(failure, log, evidence);
    return { ...nothing, lines, ...(phase && { phase }) };
  }
  const found = causeOf(hit.hit, hit.assumed);
  const cause = found.phase === undefined && phase !== undefined ? { ...found, phase } : found;
  return {
    ...known(cause),
    cascades: consequencesOf(cause, failure, log, evidence),
    ...(phase && { phase }),
  };
}

const nothing: Diagnosis = { cascades: [], lines: [], known: false };

function known(cause: NonNullable<Diagnosis['cause']>): Diagnosis {
  return { cause, cascades: [], lines: [], known: true };
}

function fromStartError(
  answer: NonNullable<Evidence['startError']>,
  log: Log,
  evidence: Evidence,
): Diagnosis {
  const hit = choose([fromAnswer(answer, log, evidence)]);
  if (hit) return known(causeOf(hit));
  return { ...nothing, lines: [{ number: 1, text: shown(`${answer.code}: ${answer.message}`) }] };
}

/** Contexts first, then the command that failed, then what an earlier command hid. */
function explain(
  failure: Failure,
  log: Log,
  evidence: Evidence,
): { hit: Hit; assumed: boolean } | undefined {
  const hit =
    choose(fromFailure(failure, log, evidence)) ?? choose(fromShapes(failure, log, evidence));
  if (hit && isExplained(hit)) return { hit, assumed: false };
  const hidden = hiddenFailure(hit, failure, log, evidence);
  if (hidden) return { hit: hidden, assumed: true };
  return hit && { hit, assumed: false };
}

/** No phase and no command is seen to fail: the log is a part, still grows, or all went well. */
function withoutFailure(log: Log, evidence: Evidence): Diagnosis {
  const status = evidence.build?.status;
  if (status === 'STOPPED') return nothing;
  if (status === 'SUCCEEDED' || hasEnded(log)) {
    const hidden = overSuccess(log, evidence);
    return hidden ? known(causeOf(hidden)) : nothing;
  }
  const looked = log.marked ? log.spans.slice(-1) : log.spans;
  const hit =
    choose([
      ...looked.flatMap((span) => fromSpan(span, log, evidence)),
      ...(status === undefined ? atTheEnd(fromWords(looked, log, evidence), log) : []),
    ]) ?? choose(fromShapes({ contexts: [], spans: looked }, log, evidence));
  if (hit) return known(causeOf(hit));
  return log.marked ? nothing : { ...nothing, lines: tellingLines(looked, evidence) };
}

/** How many lines of other things may still follow the words with which a log that was cut ends. */
const mostAfter = 12;

/** What a part of a log ends with; in the middle of one it is only something that a program said. */
function atTheEnd(words: readonly Sighting[], log: Log): readonly Sighting[] {
  const after = (sighting: Sighting) =>
    below(sighting).filter(({ text }) => lineKind(text) === 'other').length;
  return words.filter((sighting) => !log.marked || after(sighting) <= mostAfter);
}

/** True where every phase that is seen ended well, and nothing runs after the last. */
function hasEnded(log: Log): boolean {
  const open = log.spans.at(-1);
  const runs = open !== undefined && log.phases.at(-1)?.phase !== open.phase;
  return log.phases.length > 0 && !runs && !endsAtParameters(log);
}
