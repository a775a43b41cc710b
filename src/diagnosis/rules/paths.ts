import { t } from '../../language.ts';
import { insideImageBuild, visited } from '../around.ts';
import { commandFails, ran } from '../example.ts';
import type { Groups, Rule, Sighting } from '../rule.ts';

const notThere: readonly RegExp[] = [
  /Could not open requirements file: \[Errno 2\] No such file or directory: ["'](?<path>[^"']+)["']/i,
  /\b(?:cd|pushd): can't cd to (?<path>\S+)$/i,
  /\b(?:cd|pushd): ["']?(?<path>[^:"']+)["']?: No such file or directory$/i,
  /can't open file ["'](?<path>[^"']+)["']: \[Errno 2\]/i,
  /ENOENT:? no such file or directory, open ["'](?<path>[^"']*package(?:-lock)?\.json)["']/i,
  /\b(?:cp|mv|ls|find|du|stat|chmod|chown|zip|tar|source|sed): (?:cannot (?:stat|access|open)|can't (?:stat|open|read)) ["'‘]?(?<asked>[^"'’:]+)["'’]?: No such file or directory/i,
  /^tar: (?<path>[^:]+): Cannot open: No such file or directory$/,
  /^(?:cat|cp|mv|chmod|tar|zip|unzip|source): ["'‘]?(?<asked>(?!\S*Dockerfile)[^"'’:]+)["'’]?: No such file or directory$/,
  /refers to a file or folder that does not exist (?<path>\/\S+)/,
  /\bTemplate file not found at (?<path>\/\S+)$/,
  /^Invalid template path (?<path>\S+)$/,
  /there is no (?<pom>POM) in this directory/,
  /line \d+: (?:cd: )?(?<path>\.{0,2}\/?[\w.@-]+(?:\/[\w.@-]+)*): No such file or directory$/,
];

const dockerfileGone =
  /failed to read dockerfile: open (?<path>[^:]+): no such file|Dockerfile path: lstat (?<lstat>[^:]+): no such file/i;

const cdFailed = /^exit status [12]: cd (?<path>[^\s;&|]+)$/;

/** A path of the buildspec leads nowhere. */
export const pathRules: readonly Rule[] = [
  {
    id: 'repo-folder-mismatch',
    title: t`a path of the buildspec is not in the source`,
    where: ['log', 'exit'],
    match: [...notThere, cdFailed],
    when: (sighting, { asked }) =>
      !insideImageBuild(sighting) && (asked === undefined || isInCommand(sighting, asked)),
    likely: ({ places }, { asked }) => places.includes('exit') || asked !== undefined,
    what: ({ path, asked, pom }) =>
      t`${pom ? 'pom.xml' : (path ?? asked ?? t`a path`)} is not where the build looks for it`,
    why: t`the path counts from the directory that earlier cd commands lead to; a path that was copied, or a folder that was renamed, leads nowhere`,
    remedy: t`correct the path: it begins at the root of the source`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails('PRE_BUILD', 'pip install -r day-13/simple-python-app/requirements.txt', [
      "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'day-13/simple-python-app/requirements.txt'",
    ]),
  },
  {
    id: 'bare-cd-goes-home',
    title: t`a cd without a target`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match: [...notThere, dockerfileGone],
    when: (sighting) => /^~?$/.test(visited(sighting).at(-1) ?? 'none'),
    what: ({ path = t`the file` }) =>
      t`${path} is not found, because a cd without a target came before`,
    why: t`cd alone goes to the home directory, /root, and stays there for the commands that follow`,
    remedy: t`delete that cd`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t app .',
      [
        '#0 building with "default" instance using docker driver',
        'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      ],
      { before: ran('cd') },
    ),
  },
  {
    id: 'cwd-carries-over',
    title: t`an earlier cd still holds`,
    where: ['log', 'exit'],
    rank: 'precise',
    likely: true,
    match: [...notThere, dockerfileGone, cdFailed],
    when: (sighting, groups) => !insideImageBuild(sighting) && wentThereBefore(sighting, groups),
    what: ({ path = t`the path` }) =>
      t`${path} is looked up inside the folder that an earlier command went to`,
    why: t`with version 0.2 the directory carries over from command to command and from phase to phase`,
    remedy: t`go there from the root: cd "$CODEBUILD_SRC_DIR/…"`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'BUILD',
      'cd simple-python-app',
      ['/codebuild/output/tmp/script.sh: line 4: cd: simple-python-app: No such file or directory'],
      { before: ran('cd simple-python-app') },
    ),
  },
  {
    id: 'zip-backslash-paths',
    title: t`the zip has backslashes in its names`,
    where: ['log', 'exit'],
    rank: 'decisive',
    likely: true,
    match: [/\bcd: .*(?:No such file|can't cd)/, cdFailed],
    when: ({ log }) => log.backslashNames,
    what: t`the source’s zip holds names with backslashes, so there are no folders`,
    why: t`some Windows programs write folder\\file into the archive, which Linux takes for one name`,
    remedy: t`make the zip again with a program that writes forward slashes`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'cd web',
      ["/codebuild/output/tmp/script.sh: 1: cd: can't cd to web"],
      { exit: 2, before: ran('ls', 'buildspec.yml', 'web\\Dockerfile', 'web\\app.py') },
    ),
  },
];

/** True where the command itself names the path; a script may go on without the files that it tries. */
function isInCommand({ log, command = '' }: Sighting, path: string): boolean {
  return !log.marked || command.includes(path);
}

/** True where an earlier relative cd went to the folder with which this path begins. */
function wentThereBefore(sighting: Sighting, { path, lstat, asked }: Groups): boolean {
  const wanted = (path ?? lstat ?? asked ?? '').replace(/^\.\//, '');
  const folder = wanted.split('/')[0] ?? '';
  const been = visited(sighting).map((target) => target.replace(/^\.\//, ''));
  const away = been.findLastIndex((target) => /^(?:[/$-]|\.\.)/.test(target));
  return (
    folder !== '' &&
    folder !== '..' &&
    been.slice(away + 1).some((target) => target.split('/')[0] === folder)
  );
}
