import { isEcr } from '../../image/ecr.ts';
import { knownOr } from '../../known.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Answers, Known, ProjectFacts, Proposals } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import { chooseTemplate } from './choose-template.ts';
import type { RecoveredAnswers } from './recover-buildspec.ts';
import type { Aim } from './sight.ts';

/** What the answers of this step are guessed from. */
export interface Clues {
  known: Known;
  offers: Proposals;
  recovered: RecoveredAnswers | undefined;
  project: ProjectFacts | undefined;
  files: readonly string[];
}

/** The path that a project names in its source; undefined for the usual one, inline text or S3. */
export function projectPath(project: ProjectFacts | undefined): string | undefined {
  const buildspec = project?.source.buildspec ?? '';
  const elsewhere = buildspec === '' || isInline(buildspec) || buildspec.startsWith('arn:');
  return elsewhere ? undefined : buildspec;
}

/** True for a buildspec that stands in the project itself and not in a file. */
export function isInline(buildspec: string): boolean {
  return buildspec.includes('\n') || /^\s*(version\s*:|\{)/.test(buildspec);
}

/** Pure: guesses this step's answers from what is seen, the surest source first. */
export function proposeAnswers({ known, offers, recovered, project, files }: Clues): Proposals {
  const proposals: Proposals = { ...offers, ...known.proposals };
  const offer = <K extends AnswerKey>(key: K, value: Answers[K] | undefined, from: string) => {
    if (value !== undefined) proposals[key] ??= { value, from } as never;
  };
  const file = recovered?.file ?? '';
  offer('buildspec', projectPath(project), t`the CodeBuild project`);
  offer('buildspec', 'buildspec.yml', t`where CodeBuild looks`);
  offer('dockerfile', recovered?.dockerfile, file);
  const dockerfiles = files.filter((path) => /(^|\/)Dockerfile$/.test(path));
  offer(
    'dockerfile',
    dockerfiles.includes('Dockerfile') ? 'Dockerfile' : dockerfiles[0],
    t`found here`,
  );
  offer('dockerfile', 'Dockerfile', t`default`);
  offer('context', recovered?.context, file);
  const dockerfile = knownOr(known, 'dockerfile', proposals) ?? 'Dockerfile';
  offer('context', folderOf(dockerfile), t`the Dockerfile’s folder`);
  offer('tag', recovered?.tag, file);
  offer('tag', 'commit', t`each commit keeps its own image`);
  const { name, why } = chooseTemplate({
    registry: knownOr(known, 'registry', proposals) ?? '',
    context: knownOr(known, 'context', proposals) ?? '.',
    files,
    sample: knownOr(known, 'sample', proposals) === true,
  });
  offer('template', name, why);
  return proposals;
}

/** What the buildspec has to do: what is settled, and for the rest what is proposed. */
export function aimOf({ known, recovered, project }: Clues, proposals: Proposals): Aim {
  const value = <K extends AnswerKey>(key: K) => knownOr(known, key, proposals);
  const registry = value('registry') ?? '';
  const username = value('username');
  const { repositoryUnderUser } = recovered ?? {};
  const underUser = repositoryUnderUser && username && `${username}/${repositoryUnderUser}`;
  return {
    path: value('buildspec') ?? 'buildspec.yml',
    registry,
    repository: value('repository') ?? recovered?.repository ?? underUser ?? '',
    tag: value('tag') ?? 'commit',
    dockerfile: value('dockerfile') ?? 'Dockerfile',
    context: value('context') ?? '.',
    ...(!isEcr(registry) && known.setup.app && { parameters: parameterNames(known.setup) }),
    ...(username && { username }),
    ...(project && { project }),
  };
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
