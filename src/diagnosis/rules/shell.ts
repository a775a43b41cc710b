import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import { lastWords } from '../last-words.ts';
import type { Rule, Sighting } from '../rule.ts';

/** The shell does not take a command as it was meant. */
export const shellRules: readonly Rule[] = [
  {
    id: 'multiline-shell-folded',
    title: t`a command of several lines arrived as one`,
    where: ['log', 'exit'],
    likely: ({ places }) => places.includes('exit'),
    match: [
      /(?:script\.sh|sh|bash)(?::[^:]{0,40}){0,3}: (?:syntax error: unexpected end of file|Syntax error: [Ee]nd of file unexpected)/i,
      /syntax error: unexpected end of file$/i,
      /script\.sh: (?:line )?\d+: unexpected EOF while looking for matching /,
      /Syntax error: Unterminated quoted string/,
      /script\.sh: (?:line )?\d+: syntax error near unexpected token [`'](?:then|do|fi|else|done|elif|newline)'/i,
      /Syntax error: "(?:then|do|fi|else|done|elif)" unexpected/i,
      /^exit status 2: (?:if|for|while|until|case) /,
    ],
    // A script of the source is no command that YAML could have folded.
    when: (sighting) =>
      !insideImageBuild(sighting) && !/^(?!\S*script\.sh)\S+\.sh: /.test(sighting.text),
    what: t`the shell meets the end of an if, a loop or a quote too early`,
    why: t`YAML folds a command that goes on over several lines into one, unless it stands below a |`,
    remedy: t`write the command below - | and keep its lines`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'if [ "$BRANCH" = main ]; then',
      ['/codebuild/output/tmp/script.sh: line 5: syntax error: unexpected end of file'],
      { exit: 2 },
    ),
  },
  {
    id: 'shell-sh-vs-bash',
    title: t`a command for bash runs in sh`,
    where: ['log', 'exit'],
    match: [
      /: (?:\[\[|source|shopt|declare|pushd|popd|let|mapfile|readarray): (?:command )?not found$/,
      /: Bad substitution$/,
      /Syntax error: (?:"\(" unexpected|redirection unexpected|Bad for loop variable)/,
      /set: Illegal option (?:-o pipefail|-E)/,
      /^exit status 127: (?:source|\[\[|pushd|shopt|declare) /,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    what: t`the command is written for bash, and runs in sh`,
    why: t`on Ubuntu images, and on many of your own, commands run in /bin/sh, which has no [[, no arrays and no source`,
    remedy: t`say shell: bash under env, or write the command for sh`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'if [[ "$BRANCH" == main ]]; then make push; fi',
      ['/codebuild/output/tmp/script.sh: 4: [[: not found'],
      { exit: 127 },
    ),
  },
  {
    id: 'sed-delimiter-in-value',
    title: t`what sed puts in ends its expression`,
    where: ['log'],
    match: /^sed: -e expression #\d+, char \d+: unknown option to [`'‘]s['’]/,
    likely: true,
    what: t`what sed puts in holds the sign that ends its expression`,
    why: t`the shell fills in the variable before sed reads it, and the slashes of an address or an image’s name end s/…/…/`,
    remedy: t`write another sign between the parts, as in s|old|$NEW|`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('BUILD', 'sed -i "s/IMAGE/$REPOSITORY_URI/" app.yml', [
      "sed: -e expression #1, char 31: unknown option to `s'",
    ]),
  },
  {
    id: 'crlf-in-script',
    title: t`a script has Windows line ends`,
    where: ['log'],
    match: [
      /\$'\\r': command not found/,
      /(?:\^M|\\r)['"’]?: (?:bad interpreter|No such file or directory|not found)/i,
      /bad interpreter: No such file or directory/i,
      /syntax error near unexpected token [`']\$'[^']{0,10}\\r/i,
      /: \.?\/?[\w./-]+\.sh: cannot execute: required file not found$/,
    ],
    likely: ({ text }) => !/\^M|\\r/.test(text),
    when: (sighting) => !insideImageBuild(sighting),
    what: t`a script cannot be started: its first line ends as Windows ends lines`,
    why: t`the carriage return becomes part of the interpreter’s name, and there is no program of that name`,
    remedy: t`save the script with LF line ends, and keep them by *.sh text eol=lf in .gitattributes`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      './scripts/login.sh',
      [
        '/codebuild/output/tmp/script.sh: ./scripts/login.sh: /bin/bash^M: bad interpreter: No such file or directory',
      ],
      { exit: 126 },
    ),
  },
  {
    id: 'script-not-startable',
    title: t`a script is not there, or its interpreter is not`,
    where: ['log', 'exit'],
    match: [
      /: (?<path>\.{0,2}\/?[\w./-]+\.sh): not found$/,
      /^(?:\[FATAL tini [^\]]*\] )?exec (?<path>\.{0,2}\/?[\w./-]+): no such file or directory$/,
      /^exit status 127: (?<path>\.{0,2}\/[\w./-]+\.sh)$/,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    likely: ({ places }) => places.includes('exit'),
    what: ({ path = '' }) => t`${path} cannot be started: it is not there, or what runs it is not`,
    why: t`the shell says the same of a path that leads nowhere and of a first line that names no program that is there, as one with a Windows line end does`,
    remedy: ({ path = '' }) =>
      t`see with ls -l and head -1 whether ${path} is there, and whether its first line is right`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      './release.sh',
      ['/codebuild/output/tmp/script.sh: 4: ./release.sh: not found'],
      { exit: 127 },
    ),
  },
  {
    id: 'script-not-executable',
    title: t`a script has no right to run`,
    where: ['log', 'exit'],
    match: [
      /(?:script\.sh|sh|bash): (?:line )?\d+: (?:\S*script\.sh: )?(?<path>\S*\/\S+): Permission denied$/,
      /\bexec: "(?<path>\.{0,2}\/[\w./-]+)": permission denied/,
      /^exit status 126: (?<path>\.\/[\w./-]+)/,
    ],
    when: (sighting) => !insideImageBuild(sighting) && [undefined, 126].includes(sighting.exit),
    likely: ({ places }) => places.includes('exit'),
    what: ({ path = '' }) => t`${path} is not marked as a program`,
    why: t`the source keeps the right to run of each file, and a zip from Windows keeps none`,
    remedy: ({ path = '' }) =>
      t`git update-index --chmod=+x ${path}, or start it by its shell: sh ${path}`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      './gradlew build',
      ['/codebuild/output/tmp/script.sh: line 4: ./gradlew: Permission denied'],
      { exit: 126 },
    ),
  },
  {
    id: 'command-not-found-127',
    title: t`a command does not exist in the build image`,
    where: ['log', 'exit'],
    rank: 'last',
    match: [
      /script\.sh: (?:line )?\d+: (?:\S*script\.sh: )?(?<name>[^:]{0,80}): (?:command )?not found$/,
      /^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da)?sh: (?:line )?(?:\d+: )?(?<name>[^:]{1,80}): (?:command )?not found$/,
      /^(?:\S+\.sh|make): (?:line )?(?:\d+: )?(?<name>[^:]{1,80}): (?:command not found|No such file or directory)$/,
      /^(?!.*OCI runtime).*exec: "(?<name>[^"]{1,80})": executable file not found in \$PATH/,
      /The term '(?<name>[^']{1,80})' is not recognized as/,
      /^exit status 127: (?!docker (?:run|exec)|(?:ba|da|z)?sh )(?:sudo )?(?<name>[\w./-]+)/,
    ],
    when: ({ exit, text, places, printed }) =>
      places.includes('exit')
        ? lastWords(printed) === undefined
        : exit === undefined || exit === 127 || exit === 1 || /recognized|exec:|make/.test(text),
    what: ({ name = '' }) =>
      name.trim() === ''
        ? t`the build runs an empty word as a command`
        : t`the build image has no command ${name}`,
    why: ({ name = '' }, sighting) =>
      name === 'sudo'
        ? t`builds run as root, and most images have no sudo`
        : isScriptOfPackage(sighting)
          ? t`a script of package.json finds what its packages bring; none that is installed brings this program, and --omit=dev or NODE_ENV=production leave out those for development`
          : t`the program is not installed in the build image, or the word is no command: the value of a variable that is empty, or text that was not meant to run`,
    remedy: (_, sighting) =>
      isScriptOfPackage(sighting)
        ? t`add the program’s package to package.json, and install what is for development where such a script runs`
        : t`install the program in the install phase, or correct the word`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'BUILD',
      'pytest --junitxml=report.xml',
      ['/codebuild/output/tmp/script.sh: line 4: pytest: command not found'],
      { exit: 127 },
    ),
  },
];

/** True where npm, yarn or pnpm ran the command for a script of package.json. */
function isScriptOfPackage({ printed }: Sighting): boolean {
  return printed.some(({ raw }) => headOfScript.test(raw) || endOfScript.test(raw));
}

const headOfScript = /^> (?:@[\w.-]+\/)?[\w.-]+@\d\S* \S+/;
const endOfScript =
  /^npm (?:ERR!|error) (?:code 127|command sh -c )|^error Command failed with exit code 127|ELIFECYCLE/;
