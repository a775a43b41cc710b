/** Warnings, notices, tests that passed; they end nothing. */
export const warnings: readonly RegExp[] = [
  /^W: |^\S+ (?:NOTICE|INFO|WARNING): /,
  /^prebuild-install warn |^gyp info |^Unable to (?:read consumer identity|find image '[^']*' locally)$/,
  /^(?:[✓✔√] |-{3} PASS: |ok \d+ |PASS\b)/,
  /^warning\b|(?:警告|備考|Warnung|[Aa]vertissement) ?[::] |\berror reporting\b/i,
  /^(?:Don't run Bundler as root|Running pip as the 'root' user)\b/,
];

/** Reasons that look like reports, warnings or frames. */
export const reasons: readonly RegExp[] = [
  /\bUnhandledPromiseRejection(?:Warning)?: \S/,
  /^No (?!valid packages found)\S.{0,60}\b(?:found|match(?:es|ed|ing)?|exists?|available)\b/,
  /^Error (?:saving|storing|getting) credentials\b|\berror getting credentials - err:/,
  /^Command "python setup\.py .*" failed with error code \d+ in /,
  /^gyp (?:ERR!|error) stack \w*Error: \S/,
  /: cannot find package "/,
  /^g?make(?:\[\d+\])?: \*\*\* No rule to make target\b|^\S*python[\d.]*: No module named \S+$/,
  /^! \[(?:remote )?rejected\] |^\w[\w./-]*: FAILED$|\bbinary is missing\b/,
  /^\^-+ SC\d+ \(\w+\): /,
  /\bcoverage (?:threshold )?.{0,60}\b(?:not met|below)\b/i,
  /\bfailing (?:the )?build$|^flag provided but not defined: \S|\bfailed to solve: invalid file request\b/,
  /^! {4,}(?!Push (?:rejected|failed)\b|Failed to \w+ \w+ via )\S/,
  /\[Y\/n\] Abort\.$|^extconf failure: \S|^container \S+ is unhealthy$/,
  /^ESLint found too many warnings\b|\bexit status \d+\)?: \S/,
];

/** What npm and its like say around the reason that they give. */
const npmReports: readonly RegExp[] = [
  /^(?:npm|lerna|pnpm|gyp|node-pre-gyp) (?:ERR!|error)(?: *| \/.*| \S+@\S+ [\w:-]+: `.*| (?:configure|build|rebuild|install) error)$/,
  /^(?:npm|lerna|pnpm|gyp|node-pre-gyp) (?:ERR!|error) (?:code|errno|syscall|path|dest|command|cwd|signal|workspace|location|in workspace|at location|stack|lifecycle|node|npm|argv|System|Linux|Darwin|Windows_NT|not ok)\b/,
  /^(?:npm|lerna|pnpm|gyp|node-pre-gyp) (?:ERR!|error) (?:Lifecycle script|Failed at the|This is (?:probably|most likely) not a problem|There is likely additional logging|A complete log|If you need help|Exit status|(?:Error: )?[Cc]ommand failed|Please include|You can rerun)/,
  /\bELIFECYCLE\b/,
  /^info Visit https:\/\/yarnpkg/,
];

/** A status, or a signal, of something that was run. */
const statusReports: readonly RegExp[] = [
  /\b(?:exit(?:ed|s|ing)?|returned|terminated|failed|ended)\b.{0,40}?\b(?:code|status|value|signal):? ?(?:of )?[`"']?-?\d+\b/i,
  /\b(?:exit(?:ed)?|failed) (?:with )?(?:status|error):? -?\d+\b/i,
  /\bnon-?zero\b|\bsubprocess-exited-with-error\b|\bexited with \d/i,
  /^(?:g?make|ninja)(?:\[\d+\])?: (?:\*\*\* )?.*(?:Error \d+|Stop\.$|Leaving directory|subcommand failed)/,
];

/** What is said of a step, a package or a stack of which another line tells the reason. */
const partReports: readonly RegExp[] = [
  /^(?:=> )?ERROR \[(?:(?:[\w.-]+ )?internal|[^\]]*\d+\/\d+)\] /,
  /^× .* did not run successfully\.$/,
  /^(?:ERROR: )?Service '[^']+' failed to build\b/,
  /^npm (?:ERR!|error) engine Unsupported engine$|^Automatic merge failed\b/,
  /^error +libmamba Could not solve for environment specs$|^(?:RPM )?build errors:$/i,
  /^Failed to restore \S+ \(in |\bworking\.\.\. failed$|^No valid packages found$/,
  /^E: (?:Unable to correct problems|Sub-process )|^dpkg: error processing package |^Errors were encountered while/,
  /^tar: (?:Error is not recoverable|Child returned|Exiting with failure)/,
  /^error: failed to push some refs to |^error: '\d+ subtests? failed'$|^Failed (?:\d+\/\d+ (?:subtests|test programs)|tests?: +\d)/,
  /^collect2: |\bld returned \d+ exit status$|^Application bundle generation failed\b/,
  /^(?:Error: )?(?:Terraform encountered problems|Planning failed\.) |^Terraform planned the following actions, but then\b|^There are some problems with the (?:CLI )?configuration\b/,
  /^(?:error: )?could not compile `[^`]*`.* due to \d+ previous errors?\b|\bERR_PNPM_RECURSIVE_\w*|^Failed tasks:$|^gyp ERR! find Python *$/,
  /^One of the configured repositories failed\b|\bInstance deployment failed\. For details\b|\bToolError: Command \S+ failed$/,
  /^\W*summary: |^\w+ failed,? (?:retry|attempt)\b/i,
  /^[×✖✘✗] Some errors were emitted|^FAIL +\S+\.(?:test|spec)\.\w+(?: > | \[|$)/,
  /^failed to load config from \S+$/,
  /\bBad exit status from |: recipe for target '.*' failed$/,
  /^\*\* \(Mix\) Could not compile|^could not compile dependency :/,
  /\bThe following resource\(s\) failed to |_FAILED\b.*\bcancelled\b/,
  /\boperation is complete, but with errors\b|^ERROR: usage: /,
  /\bFailed to build gem native extension\.?$|^rake aborted!$|\bfailed to install! Look at the documentation\b|^To see why this extension failed to compile\b/,
];

/** Programs that tell only that something else has failed. */
export const reports: readonly RegExp[] = [
  ...npmReports,
  ...statusReports,
  ...partReports,
  /^\W*(?:\w[\w./-]*: )?(?:failed|failure|errors?|fatal|abort(?:ed|ing)?|terminated)\W*(?<!:)$/i,
  /^\W*(?:build|deployment|compilation|execution|job|pipeline|test|image build) (?:failed|failure)(?:\W*| in [\d.]+ ?m?s)$/i,
  /^\[?(?:error|fatal)\]?:? +(?:command|process|script|task|build|subprocess|execution) (?:failed|aborted|exited)\.?$/i,
  /^\W*(?:error )?command (?:execution )?failed\b.{0,80}$/i,
  /^(?:error: )?[\w./: -]{0,60}\b(?:install|ci|run|build|compile|compilation|tests?|deploy|push|publish|synth|bootstrap|init|steps?|stage|tasks?|scripts?|command|job) failed\W*$/i,
  /^Failed to compile\.?$/,
  /^\W*(?:there was )?an? (?:\w+ )?(?:error|problem|exception)\b[^:]*$/i,
  /^[×✖✘✗] .*(?:\(\d[\d.]* ?m?s\)| \d[\d.]* ?m?s)$/,
  /^\[ERROR\] (?:-> \[Help|To see the full|Re-run Maven|For more information|After correcting|\[Help \d|mvn <goals>|\[ERROR\])/,
  /^(?:FAILURE: )?Build (?:failed|completed) with|^BUILD FAILED\b/,
  /^!!! (?:Build failed|Non-Zero|Error: Command failed)/,
  /^(?:COMMAND_EXECUTION|CLIENT)_ERROR\b|^! +Push (?:rejected|failed)\b|\bmarked build as failure$/,
  /^npm (?:ERR!|error) network (?:This is a problem|In most cases|'proxy' config)/,
  /^(?:npm (?:ERR!|error) +)?Emitted 'error' event on /,
  /^\^\^\^ /,
];

/** Lines of a stack, of a source that is shown, and rules between parts. */
export const frames: readonly RegExp[] = [
  /^(?:at \S|from \S+:\d+:in |File "[^"]+", line \d+|\.{3} \d+ more$|goroutine \d+ \[|Traceback \(most recent call last\):$)/,
  /^(?:\d+ \||\^|~+\^?|[-=]{3,}$)/,
  /^\S+\.exs?:\d+: [\w.]+[?!]?\/\d+$/,
];

/** What stands above a reason. */
export const headings: readonly RegExp[] = [
  /^\W*(?:\w+ )?(?:errors?|fatal|failures?|exceptions?|problems?|details?|reasons?|stderr|caused by)\W*:$/i,
  /\b(?:errors?|fail(?:ed|ures?)|exceptions?|problems?|reasons?|invalid|could not|cannot|unable to)\b.{0,120}:(?: \(.*\))?$/i,
  /^\W*(?:there was an )?(?:error|problem) (?:in|\w+ing) [^:]{1,200}$/i,
  /^(?:\w+ ?)?Error -{3,}.*$/,
  /^=+ .*\berror\b.* =+$/i,
  /^What went wrong:$/,
  /^\[ERROR\] COMPILATION ERROR ?:?$/,
  /^(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|NotFound):?$/,
  /\bunmet dependencies:$|^Encountered problems while solving:$/,
  /^(?:\[tsl\] )?ERROR in \S+(?: \d+:\d+(?:-\d+)?)?$|\b\d+ validation errors? for \w+$/,
  /^● Test suite failed to run$|^In \S+ line \d+:$|^bundler: failed to load command: |^(?:You have requested|The conflict is caused by):$/,
  /\bUnable to load the service index for source \S+(?: \[\S+\])?$/,
  /^Problem(?: \d+)?: (?:cannot install|package|conflicting requests|problem with)\b/,
  /^[✘✖✗×] (?!.*\b(?:errors?|fail(?:ed|ure|s)?|cannot|not|no|unable|invalid|missing|does|could)\b)[\w ,.'"›>#/-]+$/i,
  /^Your (?:requirements could not be resolved to an installable|lock file does not contain a compatible) set of packages\b/,
  /^(?:CREATE|UPDATE|DELETE)_FAILED: .+$/,
];

/** What may stand before the words of an error: the program’s name, the line of its script. */
const label = /^(?:[\w@./+:-]{1,60}(?:\[\d+\])?[:|]\d* +(?:line \d+: )?)?/.source;

/** Beginnings that many programs share. */
const commonErrors: readonly RegExp[] = [
  new RegExp(
    `${label}\\[?(?:error|fatal(?: error)?|critical|severe|emerg|alert|crit|panic|failure|fail)\\b(?:\\[\\w+\\])?(?:\\]|:|!| -| ?\\|)`,
    'i',
  ),
  new RegExp(
    `${label}(?:unable to|could not|couldn['’]t|cannot|can['’]t|failed to|failed|no such|no matching|no valid|no w+ (?:specified|given)|invalid|missing|unknown|unrecognized|unexpected|unsupported|access denied|permission denied|not authorized)\\b`,
    'i',
  ),
  /^An? (?:unexpected |unhandled |uncaught )?(?:error|exception) (?:occurred|was)\b/i,
  /^(?:error|fatal) [A-Za-z@"'`]/i,
  /^(?:(?:[A-Z]\w+ ){1,3}(?:\w+ )?[Ee]|[a-z]\w* e)rror: \S/,
  /(?:^|[\s\d])(?:Fehler|[Ee]rreur|[Ss]chwerwiegend|(?:致命的)?エラー) ?[::] ?\S/,
  /"level": ?"(?:error|fatal|critical)"|\blevel=(?:error|fatal|critical)\b/,
  /^(?:reason|cause|details?|message|panic|thrown): \S/i,
  /^(?:✖|✘|❌|×|✗|╳|🛑|⛔|‼)\uFE0F? *\S/u,
  /^FAIL(?:ED|URE)? +\S/,
  /^[A-Z][\w ]{0,40} (?:not found|does not exist|already exists|failed)\b/,
];

/** How an exception of Python, Node.js, Java or Ruby is called. */
const exceptions: readonly RegExp[] = [
  /^(?:Uncaught |Unhandled |Exception in thread "[^"]*" )?(?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Failure|Fault)\b(?: \[\w+\]| \(\w+\))?(?::|$)/,
  /^(?:[∟↳└] *)?Caused by: \S/,
  /^\[[A-Z]\w*Error\] /,
  /^[├╰]─▶ \S/,
  /^\S+\.rb:\d+:in [`'].*': \S/,
  /^Expecting \S/,
];

/** Compilers, linkers and checkers of source, which name the place first. */
const sourceErrors: readonly RegExp[] = [
  /^(?:> )?[\w./@ -]+(?:\(\d+,\d+\)|:\[?\d+(?:[:,]\d+)?\]?):?(?: -)? (?:(?:fatal )?error|undefined|cannot|syntax error|undeclared)\b/i,
  /^(?:\w+: )?[\w./@+-]+\.\w{1,8}:\d+: (?!(?:in|warning|note|info|debug)\b)\S/i,
  /^(?:\w+: )?[\w./@+-]+\.\w{1,8}:\d+:\d+:(?! ?(?:warning|note|info|debug)\b) ?\S/i,
  /^[\w./@+-]+\.md:\d+(?::\d+)? (?:error )?MD\d{3}\//,
  /^[^:]{1,200} : (?:fatal )?error [A-Z]+\d+: \S/,
  /^\d+:\d+ +error /,
  /: undefined (?:reference|symbol)|: multiple definition of /,
  /^[\w./-]*[Mm]akefile:\d+: \*\*\* \S/,
  /^TS\d{4,5}: \S/,
  /^would reformat \S|^Issue: \[|^Diff in \S/,
];

/** Runners of tests: a test that failed, and what it says. */
const testErrors: readonly RegExp[] = [
  /^● \S.* › |^→ expected \S|^not ok \d+ - \S/,
  /^E {2,}\S/,
  /^[\w./+-]+_test\.go:\d+: \S/,
  /^\d+\. +\w*Error {2,}\S/,
];

/** Deployments to AWS, Terraform, git. */
const deploymentErrors: readonly RegExp[] = [
  /^(?:UTC[+-]\d{4} )?\| (?:ERROR|FATAL) \| \S/,
  /\b(?:CREATE|UPDATE|DELETE)_FAILED\s+(?:AWS|Custom)::\S+\s+\S+\s+\S/,
  /^│ Error: /,
  /^CONFLICT \(|^Hunk #\d+ FAILED\b/,
];

/** Shells and programs of Unix, package managers, Elixir. */
const systemErrors: readonly RegExp[] = [
  /^[\w./+@-]+: (?:line )?\d+: \S/,
  /^[\w./+@-]+: .{0,200}\b(?:no such file or directory|(?:command )?not found|permission denied|is not (?:yet )?installed|does not exist|not a directory|is a directory|file exists|no space left|address already in use|connection reset|invalid|unrecognized|unknown|not permitted|cannot|can['’]t|failed|denied|refused|timed out|required|unsupported|not unique|not in \w+ format)\b/i,
  /\b(?:[Ss]egmentation fault|got signal [A-Z]{3,}|(?:File size|CPU time) limit exceeded|core dumped)/,
  /^[A-Z]\w+ (?:could not|couldn['’]t|cannot|can['’]t) (?:find|open|read|load|resolve|connect)\b/,
  /^You (?:need to|must) (?:have|install|use)\b|^no main manifest attribute\b/,
  /^curl: \(\d+\) |^(?:Get|Head|Post|Put|Patch) "https?:\/\/[^"]+": \S/,
  /^(?:npm|lerna|pnpm|gyp) (?:ERR!|error) \S/,
  /^ERR! \S|^ERR_PNPM_\w+|^!!! \S|^\*\*ERROR\*\* \S/,
  /^[EF]: \S|^[EF]\d{3,4} \S/,
  /^\*\* \([\w.]+\) \S/,
];

/** How a line begins in which a program names its error. */
export const errors: readonly RegExp[] = [
  ...commonErrors,
  ...exceptions,
  ...sourceErrors,
  ...testErrors,
  ...deploymentErrors,
  ...systemErrors,
];

/** Trouble that is told without a word like error. */
export const complaints: readonly RegExp[] = [
  /\b(?:mismatch|incompatible|not compatible|unsupported|not supported|not installed|has requirement|already exists?|not authorized|no longer|trouble)\b/i,
  /\b(?:must (?:be|have|specify|provide)|(?:is|are) (?:required|missing)|requires|minimum|too (?:old|large|long|many))\b/i,
  /\b(?:time(?:d )?[- ]?out|exceed(?:s|ed)|do(?:es)?(?: not|n['’]t))\b/i,
  /\bnot (?:present|permitted|allowed)\b|\bcorrupt(?:ed)?\b|\bis needed by\b|\bdepends on \S+[<>=~]|\bis out of date\b|\bbut\b.*\bis missing\b/,
  /\bDepends: .+ but\b|\bnothing provides\b/,
  /\bbut\b.*\b(?:specified|requires?|expected|have|got|found|was)\b|\b(?:expected|requires?|wants?)\b.*\bbut\b/i,
];
