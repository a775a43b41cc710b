import type { Evidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import { lastWords } from './last-words.ts';
import type { Log, Span } from './log.ts';
import type { Place, Sighting } from './rule.ts';
import { isNoise } from './words-of-trouble.ts';

/** The answer of a call that was refused, as something a rule can read. */
export function fromAnswer(
  { code, message }: { code: string; message: string },
  log: Log,
  evidence: Evidence,
): Sighting {
  return { text: `${code}: ${message}`, places: ['api', 'context'], printed: [], log, evidence };
}

/** The reasons that the phase itself gives. */
export function fromContexts(
  { contexts, phase }: Failure,
  log: Log,
  evidence: Evidence,
): Sighting[] {
  return contexts.map(({ code, message, number }) => {
    const text = code === '' ? message : `${code}: ${message}`;
    return {
      text,
      places: ['context'],
      ...(number !== undefined && { line: { number, text, raw: text, builder: false } }),
      ...(phase && { phase }),
      printed: [],
      log,
      evidence,
    };
  });
}

/** All that a failed phase left behind, the most telling first. */
export function fromFailure(failure: Failure, log: Log, evidence: Evidence): Sighting[] {
  const { spans, command, phase } = failure;
  const named = command && { ...command, ...(phase && { phase }) };
  return [
    ...fromContexts(failure, log, evidence),
    ...spans.flatMap((span) => fromSpan(span, log, evidence)),
    ...fromWords(spans, log, evidence),
    ...(named && !spans.some((span) => span.failed) ? fromExit(named, log, evidence) : []),
  ];
}

/** What a command printed, without what never explains, and then the command and its status. */
export function fromSpan(span: Span, log: Log, evidence: Evidence): Sighting[] {
  const { command, lines } = span;
  const about = aboutSpan(span, log, evidence);
  const places: readonly Place[] = log.marked
    ? command === undefined
      ? ['log', 'context']
      : ['log']
    : ['log', 'context', 'api'];
  const printed = lines
    .filter(({ text }) => !isNoise(text))
    .map((line): Sighting => ({ ...about, text: line.text, places, line }));
  return span.failed ? [...printed, ...fromExit(span, log, evidence)] : printed;
}

/** The line in which the most telling of these says why it stops. */
export function fromWords(spans: readonly Span[], log: Log, evidence: Evidence): Sighting[] {
  for (const span of spans) {
    const line = lastWords(span.lines, span.command);
    if (line)
      return [{ ...aboutSpan(span, log, evidence), text: line.text, places: ['words'], line }];
  }
  return [];
}

function aboutSpan(
  { phase, command, exit, lines }: Span,
  log: Log,
  evidence: Evidence,
): Omit<Sighting, 'text' | 'places'> {
  return {
    ...(phase && { phase }),
    ...(command !== undefined && { command }),
    ...(exit !== undefined && { exit }),
    printed: lines,
    log,
    evidence,
  };
}

/** A command and the status it ended with, where no more than that is known. */
function fromExit(
  failed: Pick<Span, 'command' | 'exit' | 'phase' | 'failedAt'> & { lines?: Span['lines'] },
  log: Log,
  evidence: Evidence,
): Sighting[] {
  const { command, exit, phase, failedAt } = failed;
  if (command === undefined || exit === undefined) return [];
  const text = `exit status ${exit}: ${command}`;
  return [
    {
      text,
      places: ['exit'],
      ...(failedAt !== undefined && {
        line: { number: failedAt, text, raw: text, builder: false },
      }),
      ...(phase && { phase }),
      command,
      exit,
      printed: failed.lines ?? [],
      log,
      evidence,
    },
  ];
}

/** What the whole looks like. */
export function fromShape(text: string, log: Log, evidence: Evidence): Sighting {
  return {
    text,
    places: ['shape'],
    ...(log.last && { line: log.last }),
    printed: [],
    log,
    evidence,
  };
}
