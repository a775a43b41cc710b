import { t } from '../../language.ts';
import { above, below, insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import type { Groups, Rule, Sighting } from '../rule.ts';
import { isNoise, saysError } from '../words-of-trouble.ts';

/** How an uncaught exception of Python or Node.js is called. */
const thrown =
  /^(?:Uncaught )?(?<said>(?:[\w.]+\.)?(?:[A-Z]\w*Error|(?:[A-Z]\w*)?Exception)(?: \[\w+\])?(?:: .+)?)$/;

/** What a program calls its error, where no more is known of the program. */
const ownWords =
  /^(?:[\w.-]+: )?(?:Error|ERROR|error|Fatal|fatal|FATAL|fatal error|FATAL ERROR): (?<last>(?!.*\b(?:docker|timed? ?out|timeout|exit(?:ed)? (?:with )?(?:code|status|error)|failed to (?:solve|build)|[Cc]ommand failed|[Bb]uild failed|non-zero)\b)\S.{8,})$/;

/** Titles below which a program says what went wrong. */
const heading =
  /^(?:\* What went wrong:|Error:|(?:\w+ ?)?Error -{3,}.*|(?:CREATE|UPDATE|DELETE)_FAILED: .+)$/;

/** The pipeline works; a program that it runs ends with a status of its own. */
export const toolRules: readonly Rule[] = [
  {
    id: 'tool-failed',
    title: t`a program of the build stops at an error of its own`,
    where: ['log'],
    rank: 'last',
    likely: true,
    match: [
      /^│ Error: (?<said>.+)$/,
      /^Error: (?<said>(?:Error|error) building site: .+)$/,
      /^\[11ty\] (?:\d+\. )?(?<said>(?:Having trouble|Unexpected token|Error) .+)$/,
      /^(?<said>Could not find a required file)\.$/,
      /^(?:ERROR: )?(?<said>"[\w:.-]+" exited with [1-9]\d*)\.?$/,
      /\bHTTPError\(["']?(?<said>[45]\d\d [\w ]+ Error: [^"')]+)/,
      /^(?:fatal error: |upload failed: .*)?An error occurred \((?<said>(?!AccessDenied|UnauthorizedOperation|403|Forbidden)\w+\) when calling the \w+ operation\b.*)$/,
      /^❌ +(?<said>.{1,120} failed: .+)$/u,
      /^(?:Error: )?(?<said>Failed to create\/update (?:the )?stack\b.*|Failed to create changeset for the stack: .+)$/,
      /^\[(?<said>[A-Z]\w*Error\] .+)$/,
      /^✘ (?:\[ERROR\] )?(?<said>(?!.*\(\d[\d.]* ?m?s\)$)[A-Za-z][^:]{2,80}: \S.+)$/u,
      /^(?:Reason|Resource handler returned message): "?(?<said>.+ already exists\b.*)$/,
      /^(?:SyntaxError: )?(?<said>The requested module .+ does not provide an export named .+)$/,
      /^Liquid Exception: (?<said>.+)$/,
      /^(?:Uncaught )?Error: (?<said>Cannot find (?:module|package) .+)$/,
      /^(?<said>Module not found: .+)$/,
      /^(?<said>An unhandled exception occurred: .+)$/,
      /^(?<said>Failed to compile|Type error: .+)$/,
      /^npm (?:ERR!|error) (?<said>[Mm]issing script: .+)$/,
      /^\[?ERROR\] (?<said>(?:Failed to execute goal|Unknown lifecycle phase|Non-resolvable|No plugin found) .+)$/,
      /^Exception in thread "[^"]+" (?<said>.+)$/,
      /^(?:\[ERROR\] )?(?<said>[\w./-]+\.(?:go|java|kt|c|cc|cpp|rs|swift|scala):\[?\d+[:,]\d+\]?:? (?!warning|note).+)$/,
      /\bUnhandledPromiseRejection(?:Warning)?: (?<said>.+)$/,
      /^\[ERROR\] (?<said>Command execution failed\b.*)$/,
      /(?:^|\| )(?:error|warn(?:ing)?) \|(?: [\w.-]+ \|)? (?<said>Error: .+)$/i,
      /^(?<said>error during build: .+)$/,
      /^go: (?<said>(?!downloading|finding|extracting|added|upgraded|downgraded|found)\S.+)$/,
      /^make(?:\[\d+\])?: \*\*\* (?<said>(?:No rule|No targets|missing separator).+)$/,
      /^(?:[\w.-]+: )?(?<said>Your (?:Ruby version is|bundle only supports) .+)$/,
      /^(?<said>Error from server .+)$/,
      /^aws: error: (?<said>.+)$/,
      /^(?<said>Unknown options: .+)$/,
      /^\[Error at [^\]]+\] (?<said>.+)$/,
      /^(?:Error: )?(?<said>Cloud assembly schema version mismatch.+|This CDK CLI is not compatible .+|--app is required .+|.+[Hh]as the environment been bootstrapped\?.*)$/,
      thrown,
      ownWords,
      /^(?<under>(?!(?:CREATE|UPDATE|DELETE)_FAILED: )\S.{4,})$/,
    ],
    when: (sighting, groups) => !insideImageBuild(sighting) && endsProgram(sighting, groups),
    what: ({ said, last, under }) =>
      t`a program of the build stops at an error of its own: ${said ?? last ?? under ?? ''}`,
    why: t`CodeBuild ran the command as it should; the program found something that it cannot work with`,
    remedy: t`put right what the program names; the same command on your own machine shows the same`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails('BUILD', 'terraform apply -auto-approve', [
      '╷',
      '│ Error: creating S3 Bucket (flask-app-state): BucketAlreadyExists',
      '│   on main.tf line 3, in resource "aws_s3_bucket" "state":',
      '╵',
    ]),
  },
  {
    id: 'memory-exhausted',
    title: t`a program of the build runs out of memory`,
    where: ['log', 'exit'],
    match: [
      /JavaScript heap out of memory$/,
      /\bjava\.lang\.OutOfMemoryError\b/,
      /\bCannot allocate memory$/,
      /^exit status 137: /,
    ],
    likely: ({ places }) => places.includes('exit'),
    when: (sighting) => !insideImageBuild(sighting),
    what: t`a program of the build runs out of memory`,
    why: t`the machine of the build has as much as its compute type says, and Node.js and Java take only a part of it unless they are told`,
    remedy: t`choose a larger compute type, or give the program more: NODE_OPTIONS=--max-old-space-size=…, -Xmx`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'npm run build',
      ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
      { exit: 134 },
    ),
  },
  {
    id: 'grep-found-nothing',
    title: t`a search finds nothing, and so the command fails`,
    where: ['exit'],
    match:
      /^exit status 1: (?:.*(?:[|;&(`!]|\b(?:then|if|sudo)) *)?(?:[efz]|p)?grep(?: (?:[^|;&"'`]|"[^"]*"|'[^']*')*)?[)"`]*$/,
    when: ({ printed }) => printed.length === 0 || printed.every(({ text }) => text.trim() === ''),
    what: t`grep finds no such line, and says so with status 1`,
    why: t`CodeBuild takes any status other than 0 for a failure; grep keeps 1 for “nothing found”`,
    remedy: t`where there may be nothing to find, let the command go on: … | grep … || true`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('POST_BUILD', 'link=$(echo $result | grep -o "https://[^ ]*")', []),
  },
];

/** True where the program says this as its end, rather than in passing. */
function endsProgram(sighting: Sighting, { last, under }: Groups): boolean {
  if (under !== undefined) {
    const before = above(sighting).findLast(({ text }) => text.trim() !== '');
    return before !== undefined && heading.test(before.text.trim());
  }
  if (last !== undefined) return isLastError(sighting) || isUncaught(sighting);
  return !thrown.test(sighting.text) || isUncaught(sighting) || isLastLine(sighting);
}

/** True where the command fails after it without another word. */
function isLastLine(sighting: Sighting): boolean {
  const after = below(sighting);
  return sighting.exit !== undefined && after.every(({ text }) => /^-*$/.test(text.trim()));
}

/** True where nothing that is printed after it speaks of an error. */
function isLastError(sighting: Sighting): boolean {
  const { log, exit } = sighting;
  const failed = exit !== undefined || !log.marked || sighting.line?.number === log.last?.number;
  return failed && !below(sighting).some(({ text }) => saysError(text) && !isNoise(text));
}

/** What may still be printed after an exception that nobody caught. */
const afterwards =
  /^\s*(?:at .*|File "[^"]+", line \d+.*|[{}\]]+,?|\w+: .*|Node\.js v\d.*|npm (?:ERR!|error\b).*|Subprocess exited with error \d+|)$/;

/** True where the exception ends the program: what a test reports goes on below. */
function isUncaught(sighting: Sighting): boolean {
  const { printed, line } = sighting;
  const after = printed.filter(({ number }) => number > (line?.number ?? 0));
  const isTraced =
    above(sighting).some(({ text }) =>
      /^(?:Traceback \(most recent call last\):|\s*File "[^"]+", line \d+)/.test(text),
    ) || /^\s*at \S/.test(after[0]?.text ?? '');
  return isTraced && after.every(({ text }) => afterwards.test(text));
}
