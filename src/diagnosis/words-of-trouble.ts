/** Words that a line which explains a failure has; wide, so that nothing of use is dropped. */
const trouble =
  /error|err!|fail|denied|authori[sz]|not found|no such|cannot|can['’]t|unable|invalid|missing|unknown|not exist|forbidden|fatal|exception|traceback|refus|expired|exceed|timed? ?out|too ?many|limit|no space|ENOSPC|no basic auth|non[- ]tty|is empty|require|immutable|not recognized|must be|unexpected|not allowed|panic|killed|retrying|format|GLIBC|EOF|✖|✗|not signed|NO_PUBKEY|signature|interpreter|\^M|\\r|\[\[|login|resolve:|refers to repository|insufficient|throttl|not configured|substitution|dead before|already exists|Program Files|FAIL|not ok|\d+ problems?|non-zero|(?:exit|status) code|exit status|no matching|no tests|no module|Step \d+\/|resolve |^usage: |^E {3,}\S/i;

/** True where a line may explain a failure, so that it is kept whatever the log's length. */
export function mayExplain(text: string): boolean {
  return trouble.test(text);
}

const distinct =
  /denied|unauthori[sz]ed|not authorized|toomanyrequests|rate limit|No such|not found|no space left|Cannot connect|failed to (?:solve|read|compute|calculate|connect|resolve|do request)|did not complete|non-zero code|invalid (?:reference|tag|argument)|non[- ]TTY|is empty|exec format|GLIBC|immutable|not exist|timeout|syntax error|ERR!|no basic auth|expired|An error occurred|(?:COPY|ADD) failed|forbidden path|manifest|Invalid choice|login attempt|refers to repository|Retrying in|signature|unable to prepare|requires (?:exactly )?\d/i;

/** True where a line has words that few lines have; for logs in which very many speak of errors. */
export function isDistinct(text: string): boolean {
  return distinct.test(text);
}

const error =
  /\b(?:error|err!|errno|fail(?:ed|ure|ures|s)?|fatal|denied|unauthori[sz]ed|not found|no such|cannot|can['’]t|unable to|invalid|does not exist|exception|traceback|refused|expired|timed out|panic|killed|forbidden|not recognized|unexpected)\b|[a-z]Error\b|Exception\b|✖|✗/i;

/** True where a line says that something went wrong, so that it is worth showing to a person. */
export function saysError(text: string): boolean {
  return error.test(text);
}

const noise: readonly RegExp[] = [
  /^time="[^"]*" level=(?:trace|debug|info|warning|warn)\b/,
  /^time="[^"]*" level=error .*(?:containerd|GetDriver|graphdriver|plugin|snapshotter|modprobe|cri)/,
  /^(?:INFO|DEBU|WARN)\[\d+\]/,
  /^\[?(?:warn|warning|notice|info|debug)\b(?!.*(?:pull rate limit|\| Error: |Code style issues|temporary error|name resolution))/i,
  /^npm (?:warn|notice)\b/i,
  /deprecat(?:ed|ion)/i,
  /Unable to initialize cache (?:download|upload)/,
  /^(?:debconf|dpkg-preconfigure|update-alternatives):/,
  /^(?:modprobe|mount|iptables|ip6tables): .*(?:can't change directory|not permitted|ip_tables)/,
  /Your password will be stored unencrypted/,
  /Skipping install of runtimes/,
  /^0 errors?\b|\b(?:0|no) (?:errors?|failures?|failed)\b(?!.*[1-9]\d* (?:errors?|failures?|failed))/i,
  /\ballow_failure|--fail\b|fail-fast|error_log|error\.(?:log|html|js|css|tsx?|py|go|vue)\b/,
];

/** Source text of a shell that is only shown, e.g. by `set -x` or in a command of several lines. */
const source =
  /^(?:\++ |\$ )|^(?:echo|printf|if|elif|then|else|fi|for|while|do|done|case|esac|grep|sed|awk|trap|return|local)\b(?!:)|^(?:#\s*[A-Za-z]|set -[a-z]|export \w+=)|\|\|\s*(?:\{|\(|echo|exit|true)|>&2\b|; ?(?:then|do|fi|done)$/;

/** True for a line that explains nothing: a warning, start-up chatter of the daemon, shell text. */
export function isNoise(text: string): boolean {
  return source.test(text) || noise.some((pattern) => pattern.test(text));
}
