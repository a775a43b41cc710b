import { choose, closest, type Hit, isExplained } from './choose.ts';
import type { Evidence } from './evidence.ts';
import type { Log, Span } from './log.ts';
import { fromShape, fromSpan, fromWords } from './sightings.ts';
import { saysError } from './words-of-trouble.ts';

/**
 * The failure that an earlier command did not report, where the one that failed misses only what
 * should have been made: the image that is pushed, the file that is handed on.
 */
export function hiddenFailure(missing: Hit, log: Log, evidence: Evidence): Hit | undefined {
  if (!missesWhatWasMade(missing)) return undefined;
  const { sighting } = missing;
  const end = sighting.line?.number ?? Number.POSITIVE_INFINITY;
  const earlier = log.spans.filter(
    ({ command, number, failed }) => command !== undefined && number < end && !failed,
  );
  const hit = choose(
    earlier
      .flatMap((span) => fromSpan(span, log, evidence))
      .filter(({ text, line }) => saysError(text) && line !== sighting.line),
  );
  if (hit && (isExplained(hit) || hit.rule.id === 'dockerfile-run-step-failed')) return hit;
  return choose(fromWords(earlier.filter(hidesItsStatus).toReversed(), log, evidence));
}

/** True where an image is missing, or a program that lies in a folder of the build. */
function missesWhatWasMade({ rule, groups }: Hit): boolean {
  if (rule.id === 'command-not-found-127') return groups['name']?.includes('/') === true;
  return rule.id === 'cascade-after-build-failure';
}

function hidesItsStatus({ command = '' }: Span): boolean {
  return /\| *tee\b|\|\| *(?:true|:|echo)\b/.test(command);
}

/** Words that end a build wherever they stand; in a build that succeeded, something hid them. */
const fatal =
  /^ERROR: failed to (?:solve|build)|^make(?:\[\d+\])?: \*\*\* .*Error \d+|^denied: requested access|returned a non-zero code: [1-9]|^An image does not exist locally with the tag|^unauthorized: (?:authentication required|access token)/;

/** A failure that a build which succeeded has in its log. */
export function overSuccess(log: Log, evidence: Evidence): Hit | undefined {
  const line = log.spans.flatMap(({ lines }) => lines).find(({ text }) => fatal.test(text));
  return line && closest({ ...fromShape(`succeeded over: ${line.text}`, log, evidence), line });
}
