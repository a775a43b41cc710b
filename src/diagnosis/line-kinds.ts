import { isNoise, saysError } from './words-of-trouble.ts';

/**
 * What a printed line is to a reader who looks for the reason of a failure. It begins as programs
 * begin an error (`error`), or tells that there is one and no particulars (`statement`); stands above one and says no more (`heading`); tells only that
 * something else has failed (`report`); names a place in the source (`frame`); speaks of trouble
 * somewhere (`complaint`); or is none of these.
 */
export type LineKind = 'error' | 'statement' | 'heading' | 'report' | 'frame' | 'complaint' | 'other';

/** What kind of line this is. */
export function lineKind(text: string): LineKind {
  if (isNoise(text)) return 'other';
  const [kind] = kinds.find(([, patterns]) => patterns.some((one) => one.test(text))) ?? [];
  if (kind === 'error' && bare.test(text)) return 'statement';
  return kind ?? (saysError(text) ? 'complaint' : 'other');
}

/** A sentence of a few plain words. */
const bare = /^[A-Z][\w’'-]*(?: [\w’'-]+){1,6}\.?$/;

/** What npm says around the reason that it gives. */
const aroundNpm =
  /^(?:npm|lerna|pnpm|gyp|node-pre-gyp) (?:ERR!|error)(?: (?:code|errno|syscall|path|dest|command|cwd|signal|workspace|location|in workspace|at location|stack|lifecycle|node|npm|argv|System|Linux|Darwin|Windows_NT|not ok)\b.*| (?:Lifecycle script|Failed at the|This is (?:probably|most likely) not a problem|There is likely additional logging|A complete log|Exit status|Error: command failed|[Cc]ommand failed|Please include|You can rerun).*| \/.*| \S+@\S+ [\w:-]+: `.*| *)$/;

const certain: readonly RegExp[] = [
  /\bUnhandledPromiseRejection(?:Warning)?: \S/,
  /^No \S.{0,60}\b(?:found|match(?:es|ed|ing)?|exists?|available)\b/,
];

const reports: readonly RegExp[] = [
  aroundNpm,
  /\bELIFECYCLE\b/,
  /\b(?:exit(?:ed|s|ing)?|returned|terminated|failed|ended)\b.{0,40}?\b(?:code|status|value|signal):? ?(?:of )?[`"']?-?\d+\b/i,
  /\b(?:exit(?:ed)?|failed) (?:with )?(?:status|error):? -?\d+\b/i,
  /\bnon-?zero\b|\bsubprocess-exited-with-error\b|\bexited with \d/i,
  /^(?:g?make|ninja)(?:\[\d+\])?: (?:\*\*\* )?.*(?:Error \d+|Stop\.$|Leaving directory|subcommand failed)/,
  /^\[?(?:error|fatal)\]?:? +(?:command|process|script|task|build|subprocess|execution) (?:failed|aborted|exited)\.?$/i,
  /^\W*(?:error )?command (?:execution )?failed\b.{0,80}$/i,
  /^\W*(?:build|deployment|compilation|execution|job|pipeline|test|image build) (?:failed|failure)\W*$/i,
  /^(?:error: )?[\w./: -]{0,60}\b(?:install|ci|run|build|compile|compilation|tests?|deploy|push|publish|synth|bootstrap|init|steps?|stage|tasks?|scripts?|command|job) failed\W*$|^Failed to compile\.?$/i,
  /^\W*(?:\w[\w./-]*: )?(?:failed|failure|errors?|fatal|abort(?:ed|ing)?|terminated)\W*(?<!:)$/i,
  /^[×✖✘✗] .*\(\d[\d.]* ?m?s\)$/,
  /^\^\^\^ /,
  /^!!! (?:Build failed|Non-Zero|Error: Command failed)/,
  /^\W*(?:there was )?an? (?:\w+ )?(?:error|problem|exception)\b[^:]*$/i,
  /^\[ERROR\] (?:-> \[Help|To see the full|Re-run Maven|For more information|After correcting|\[Help \d|mvn <goals>|\[ERROR\])/,
  /^(?:FAILURE: )?Build (?:failed|completed) with|^BUILD FAILED\b/,
  /^info Visit https:\/\/yarnpkg/,
];

const frames: readonly RegExp[] = [
  /^(?:at \S|from \S+:\d+:in |File "[^"]+", line \d+|\.{3} \d+ more$|\d+ \||\^|~+\^?|goroutine \d+ \[)/,
  /^[-=]{3,}$/,
];

const headings: readonly RegExp[] = [
  /^\W*(?:\w+ )?(?:errors?|fatal|failures?|exceptions?|problems?|details?|reasons?|stderr|caused by)\W*:$/i,
  /^\W*(?:there was an )?(?:error|problem) (?:in|\w+ing) [^:]{1,200}$/i,
  /^\* What went wrong:$/,
  /^(?:\w+ ?)?Error -{3,}.*$/,
  /^=+ .*\berror\b.* =+$/i,
  /^(?:CREATE|UPDATE|DELETE)_FAILED: .+$/,
  /^\[ERROR\] COMPILATION ERROR ?:?$/,
  /^Traceback \(most recent call last\):$/,
  /\b(?:errors?|fail(?:ed|ures?)|exceptions?|problems?|reasons?|invalid|could not|cannot|unable to)\b.{0,120}:(?: \(.*\))?$/i,
];

/** What may stand before the words of an error: the program’s name, the line of its script. */
const label = /^(?:[\w@./+-]{1,60}(?:\[\d+\])?[:|]\d* +(?:line \d+: )?)?/.source;

const errors: readonly RegExp[] = [
  new RegExp(
    `${label}\\[?(?:error|fatal(?: error)?|critical|severe|panic|failure|fail)\\b(?:\\[\\w+\\])?(?:\\]|:|!| -|\\|)`,
    'i',
  ),
  new RegExp(
    `${label}(?:unable to|could not|couldn['’]t|cannot|can['’]t|failed to|failed|no such|invalid|missing|unknown|unrecognized|unexpected|unsupported|access denied|permission denied|not authorized|no matching|an? (?:unexpected |unhandled |uncaught )?(?:error|exception) (?:occurred|was))\\b`,
    'i',
  ),
  /^(?:error|fatal) [A-Za-z@"'`]/i,
  /^curl: \(\d+\) /,
  /^[\w./+@-]+: (?:line )?\d+: \S/,
  /^\d+:\d+ +error /,
  /^(?:[A-Z]\w+ ){1,3}[Ee]rror: \S/,
  /: undefined (?:reference|symbol)/,
  /^[EF]\d{3,4} \S/,
  /^FAIL(?:ED|URE)? +\S/,
  /^(?:reason|cause|message): \S/i,
  /^[EF]: \S/,
  /^(?:✖|✘|❌|×|✗|╳|🛑|⛔|‼)\uFE0F? *\S/u,
  /^│ Error: /,
  /^(?:Uncaught |Unhandled |Caused by: |Exception in thread "[^"]*" )?(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Failure|Fault)\b(?: \[\w+\]| \(\w+\))?(?::|$)/,
  /^\[[A-Z]\w*Error\] /,
  /^(?:panic|thrown): /,
  /^(?:[∟↳└] *)?Caused by: \S/,
  /^Expecting \S/,
  /^!!! \S/,
  /^ERR! \S/,
  /^\S+\.rb:\d+:in [`'].*': \S/,
  /^(?:npm|lerna|pnpm|gyp) (?:ERR!|error) \S/,
  /^ERR_PNPM_\w+/,
  /^[\w./@ -]+(?:\(\d+,\d+\)|:\[?\d+(?:[:,]\d+)?\]?):?(?: -)? (?:(?:fatal )?error|undefined|cannot|syntax error|undeclared)\b/i,
  /^[\w./+@-]+: (?:line \d+: |\d+: )?.{0,200}\b(?:no such file or directory|(?:command )?not found|permission denied|is not (?:yet )?installed|does not exist|not a directory|is a directory|file exists|no space left|address already in use|connection reset|invalid|unrecognized|unknown|not permitted|cannot|can['’]t|failed|denied|refused|timed out|required|unsupported)\b/i,
  /^[A-Z][\w ]{0,40} (?:not found|does not exist|already exists|failed)\b/,
];

const complaints: readonly RegExp[] = [
  /\bbut\b.*\b(?:specified|requires?|expected|have|got|found|was)\b|\b(?:expected|requires?|wants?)\b.*\bbut\b/i,
  /\b(?:time(?:d )?[- ]?out|exceeded|minimum|do(?:es)?(?: not|n['’]t)|mismatch|incompatible|not compatible|unsupported|not supported|not installed|has requirement|already exists?|not authorized|must (?:be|have|specify|provide)|(?:is|are) (?:required|missing)|requires|trouble|too (?:old|large|long|many)|no longer)\b/i,
];

const kinds: readonly (readonly [LineKind, readonly RegExp[]])[] = [
  ['other', [/^W: |^warning\b/i]],
  ['error', certain],
  ['report', reports],
  ['frame', frames],
  ['heading', headings],
  ['error', errors],
  ['complaint', complaints],
];
