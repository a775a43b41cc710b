import { t } from '../../language.ts';
import { commandFails, phaseFails, ran } from '../example.ts';
import type { Log } from '../log.ts';
import type { Rule } from '../rule.ts';

/** The buildspec is not where CodeBuild looks, or another one runs than is thought. */
export const buildspecFileRules: readonly Rule[] = [
  {
    id: 'buildspec-file-missing',
    title: t`no buildspec.yml in the source`,
    where: ['context'],
    match: /YAML file does not exist|NO_BUILDSPEC/i,
    what: t`the source that was built has no buildspec.yml at its root`,
    why: t`CodeBuild looks for a file of exactly this name at the root of the commit, or of the zip; a file that was never pushed, stands on another branch, in a folder, or is called buildspec.yaml is not seen`,
    remedy: t`commit and push buildspec.yml at the root, or name its path in the project`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails('DOWNLOAD_SOURCE', 'YAML_FILE_ERROR', 'YAML file does not exist'),
  },
  {
    id: 'buildspec-path-wrong',
    title: t`the project names a buildspec that is not there`,
    where: ['context'],
    match: [
      /(?:stat|open|lstat) \/codebuild\/\S*?\/src(?:Download(?:\/src)?)?(?:\/(?:(?:github|gitlab|bitbucket)\.\w+\/[^/\s]+\/[^/\s]+|git-codecommit\.[^/\s]+\/v1\/repos\/[^/\s]+)(?=\/))?(?:\/(?<path>\S+))?: no such file or directory/i,
      /(?:CreateFile|open) [A-Z]:\\codebuild\\\S*\\src\\(?<path>\S+): The system cannot find/i,
    ],
    what: ({ path = t`a buildspec` }) =>
      t`the project names ${path}, which the source does not have`,
    why: t`the path is looked up in the commit that is built, counted from its root; a file that moved, was never pushed, or ends in .yaml instead of .yml is not found`,
    remedy: t`correct the path in the project, or move the file; in a pipeline use Release change afterwards`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'stat /codebuild/output/src3812407731/src/ci/buildspec.yml: no such file or directory',
    ),
  },
  {
    id: 'inline-buildspec-overrides-file',
    title: t`the project’s own text runs, not the file`,
    where: ['context'],
    rank: 'precise',
    likely: true,
    match: /no matching (?:artifact|base directory) path/i,
    when: ({ log }) => isInline(log.buildspec) && !writesAny(log),
    what: t`the project holds a buildspec text of its own, so the repository’s file was never read`,
    why: t`the log reads the buildspec from /codebuild/readonly, which is the project’s inline text; editing the file in the repository changes nothing`,
    remedy: t`clear the inline text of the project, or give it the path of the file`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails('UPLOAD_ARTIFACTS', 'CLIENT_ERROR', 'no matching artifact paths found', [
      '[Container] 2024/05/14 09:12:30.100200 YAML location is /codebuild/readonly/buildspec.yml',
      '[Container] 2024/05/14 09:12:30.100200 Entering phase BUILD',
      ...ran('echo "Hello, World!"', 'Hello, World!'),
      '[Container] 2024/05/14 09:12:31.100200 Phase complete: BUILD State: SUCCEEDED',
    ]),
  },
  {
    id: 'buildspec-name-entered-as-command',
    title: t`the buildspec’s name stands where commands belong`,
    where: ['log', 'exit'],
    rank: 'precise',
    match: [
      /: (?<file>[\w./-]*\.ya?ml): (?:command )?not found$/,
      /^exit status 12[67]: (?<file>[\w./-]+\.ya?ml)$/,
    ],
    what: ({ file = 'buildspec.yml' }) => t`the build runs ${file} as if it were a command`,
    why: t`the project was told to insert build commands, and the file’s name was given as the command`,
    remedy: t`let the project use a buildspec file`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'buildspec.yml',
      ['/codebuild/output/tmp/script.sh: line 4: buildspec.yml: command not found'],
      { exit: 127 },
    ),
  },
];

function isInline(location = ''): boolean {
  return location.includes('/codebuild/readonly/');
}

/** True where a command names one of the files that were found missing. */
function writesAny({ commands, spans }: Log): boolean {
  const missing = spans
    .flatMap(({ lines }) => lines)
    .flatMap(({ text }) => /^Skipping invalid file path (\S+)/.exec(text)?.[1] ?? []);
  return missing.some((path) => commands.some(({ command }) => command.includes(path)));
}
