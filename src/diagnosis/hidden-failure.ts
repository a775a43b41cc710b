import { choose, closest, type Hit, isExplained } from './choose.ts';
import type { Evidence } from './evidence.ts';
import type { Log } from './log.ts';
import { fromShape, fromSpan } from './sightings.ts';
import { saysError } from './words-of-trouble.ts';

/**
 * The failure that an earlier command did not report, where the one that failed misses only what
 * should have been made: the image that is pushed, the file that is handed on.
 */
export function hiddenFailure(
  { rule, sighting }: Hit,
  log: Log,
  evidence: Evidence,
): Hit | undefined {
  if (rule.id !== 'cascade-after-build-failure') return undefined;
  const end = sighting.line?.number ?? Number.POSITIVE_INFINITY;
  const hit = choose(
    log.spans
      .filter(({ command, number, failed }) => command !== undefined && number < end && !failed)
      .flatMap((span) => fromSpan(span, log, evidence))
      .filter(({ text, line }) => saysError(text) && line !== sighting.line),
  );
  return hit && (isExplained(hit) || hit.rule.id === 'dockerfile-run-step-failed')
    ? hit
    : undefined;
}

/** Words that end a build wherever they stand; in a build that succeeded, something hid them. */
const fatal =
  /^ERROR: failed to (?:solve|build)|^make(?:\[\d+\])?: \*\*\* .*Error \d+|^denied: requested access|returned a non-zero code: [1-9]|^An image does not exist locally with the tag|^unauthorized: (?:authentication required|access token)/;

/** A failure that a build which succeeded has in its log. */
export function overSuccess(log: Log, evidence: Evidence): Hit | undefined {
  const line = log.spans.flatMap(({ lines }) => lines).find(({ text }) => fatal.test(text));
  return line && closest({ ...fromShape(`succeeded over: ${line.text}`, log, evidence), line });
}
