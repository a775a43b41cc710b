import { choose, closest, type Hit, isExplained } from './choose.ts';
import type { Evidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import type { Log, Span } from './log.ts';
import { fromShape, fromSpan, fromWords } from './sightings.ts';
import { saysError } from './words-of-trouble.ts';

/**
 * The failure that an earlier command did not report, where the one that failed misses only what
 * should have been made: the image that is pushed, the program that is run, the value that is used.
 */
export function hiddenFailure(
  missing: Hit | undefined,
  failure: Failure,
  log: Log,
  evidence: Evidence,
): Hit | undefined {
  const end = missing?.sighting.line?.number ?? failure.spans[0]?.number ?? 0;
  const earlier = log.spans.filter(
    ({ command, number, failed }) => command !== undefined && number < end && !failed,
  );
  const suspects = suspectsOf(missing, failure, earlier);
  const hit = choose(
    suspects
      .flatMap((span) => fromSpan(span, log, evidence))
      .filter(({ text, line }) => saysError(text) && line !== missing?.sighting.line),
  );
  if (hit && (isExplained(hit) || tellsEnough.has(hit.rule.id))) return hit;
  return choose(fromWords(suspects.filter(hidesItsStatus).toReversed(), log, evidence));
}

/** What is said only for want of a closer reason, and is reason enough for what fails later. */
const tellsEnough: ReadonlySet<string> = new Set([
  'dockerfile-run-step-failed',
  'command-not-found-127',
]);

const imageIsMissing: ReadonlySet<string> = new Set([
  'cascade-after-build-failure',
  'image-pushed-not-built',
]);

/** The earlier commands that may have left out what is missing. */
function suspectsOf(
  missing: Hit | undefined,
  failure: Failure,
  earlier: readonly Span[],
): readonly Span[] {
  if (missing && imageIsMissing.has(missing.rule.id)) return earlier;
  if (missing?.rule.id === 'command-not-found-127') {
    const { name = '' } = missing.groups;
    const isBuilt = name.includes('/');
    return earlier.filter(
      (span) => hidesItsStatus(span) && (isBuilt || span.command?.includes(name)),
    );
  }
  const failed = failure.spans[0]?.command ?? failure.command?.command ?? '';
  const said = missing?.sighting.text ?? '';
  const mayLack = missing === undefined || missesSomething(missing);
  return earlier.filter(
    (span) =>
      (missing === undefined && givesValueTo(failed, span)) ||
      givesValueNamed(said, span) ||
      (mayLack && hidesItsStatus(span) && makesSomething(span)),
  );
}

/** True for a command that builds or fetches, and not one that only looks. */
function makesSomething({ command = '' }: Span): boolean {
  const makes =
    /\b(?:build|install|ci|compile|package|generate|export|pip|curl|wget|cp|mv|tar|unzip)\b/;
  return makes.test(command) && !/\b(?:audit|lint|test|check|scan)\b/.test(command);
}

/** True where what fails only misses a file, a folder or a module that something should have made. */
function missesSomething({ rule, sighting }: Hit): boolean {
  return (
    rule.id === 'artifacts-base-dir-missing' ||
    /\b(?:does not exist|no such file|ENOENT|ModuleNotFoundError|cannot find module)\b/i.test(
      sighting.text,
    )
  );
}

/** True for a command whose status that of another covers. */
function hidesItsStatus({ command = '' }: Span): boolean {
  return (
    /\| *tee\b|\|\| *(?:true|:|echo)\b|; *(?:cd|echo) /.test(command) ||
    assigned(command) !== undefined
  );
}

/** True where a command sets a variable that the one that failed uses. */
function givesValueTo(failed: string, span: Span): boolean {
  return namesSet(span).some((name) => new RegExp(`\\$\\{?${name}\\b`).test(failed));
}

/** True where a command sets a variable that the program which failed names. */
function givesValueNamed(said: string, span: Span): boolean {
  return namesSet(span).some((name) => new RegExp(`\\b${name}\\b`).test(said));
}

function namesSet({ command = '' }: Span): string[] {
  return [...command.matchAll(/(?:^|[;&\s])([A-Za-z_]\w{2,})=/g)].map(([, name = '']) => name);
}

/** The variable that `export NAME=$(…)` sets: the status is that of `export`. */
function assigned(command: string): string | undefined {
  return /^\s*(?:export|declare|local) (\w+)=["']?(?:\$\(|`)/.exec(command)?.[1];
}

/** Words that end a build wherever they stand; in a build that succeeded, something hid them. */
const fatal =
  /^ERROR: failed to (?:solve|build)|^make(?:\[\d+\])?: \*\*\* .*Error \d+|^denied: requested access|returned a non-zero code: [1-9]|^An image does not exist locally with the tag|^unauthorized: (?:authentication required|access token)/;

/** A failure that a build which succeeded has in its log. */
export function overSuccess(log: Log, evidence: Evidence): Hit | undefined {
  const line = log.spans.flatMap(({ lines }) => lines).find(({ text }) => fatal.test(text));
  return line && closest({ ...fromShape(`succeeded over: ${line.text}`, log, evidence), line });
}
