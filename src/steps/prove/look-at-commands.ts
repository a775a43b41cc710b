import { createHash } from 'node:crypto';
import { readBuildspec } from '../../buildspec/read.ts';
import { readCommands } from '../../buildspec/story.ts';
import { t } from '../../language.ts';
import { type Caller, type Known, type ProjectFacts, type Reads, Refused } from '../../types.ts';
import { projectNameOf } from '../wire/look.ts';
import { sourceObject } from '../wire/source.ts';
import { isInline, projectPath } from '../write/aim.ts';
import { dockerUse } from './docker-use.ts';
import { movingCommands } from './moves.ts';
import { retag } from './retag.ts';
import type { CommandsSight } from './sight.ts';
import { tagOf } from './tag.ts';

/** What is seen of the source that the buildspec's commands would build. */
export type SourceSight = { fingerprint: string } | { contextProblem: string };

/** Looks at the source and at what running the buildspec's commands depends on. */
export async function lookAtCommands(
  where: CommandsSight['where'],
  known: Known,
  reads: Reads,
): Promise<{ source: SourceSight; commands: CommandsSight }> {
  const projectName = projectNameOf(known.setup);
  const [caller, project] = await Promise.all([reads.caller(), reads.project(projectName)]);
  const facts = 'seen' in project ? project.seen : undefined;
  const { text, location } = await buildspecOf(known, facts, reads);
  const source = await sourceOf(known, where, facts ?? { name: projectName }, reads);
  const tag = 'fingerprint' in source ? tagOf(source.fingerprint) : '';
  const me = 'seen' in caller ? caller.seen : undefined;
  const unfinished =
    where === 'codebuild' && 'fingerprint' in source
      ? await reads.unfinishedBuild(projectName, source.fingerprint)
      : undefined;
  return {
    source,
    commands: {
      where,
      location,
      ...readText(text, tag),
      ...(runsHere(known, where) && { dockerHere: await reads.hasProgram('docker') }),
      projectName,
      project,
      caller,
      ...(me && uploads(known, where) && { upload: await uploadOf(me, projectName, reads) }),
      ...(unfinished && { unfinished }),
    },
  };
}

/** What the buildspec's text says of its commands. */
function readText(
  text: string | undefined,
  tag: string,
): Pick<CommandsSight, 'buildspec' | 'retagged' | 'moving' | 'docker'> {
  if (text === undefined) {
    return { retagged: { refused: t`there is no buildspec` }, moving: [], docker: 'none' };
  }
  const story = readCommands(readBuildspec(text));
  return {
    buildspec: text,
    retagged: retag(text, tag),
    moving: movingCommands(story),
    docker: dockerUse(story),
  };
}

const runsHere = ({ setup }: Known, where: CommandsSight['where']): boolean =>
  where === 'rehearse' && (setup.in ?? 'host') === 'host';

const uploads = ({ setup }: Known, where: CommandsSight['where']): boolean =>
  where === 'codebuild' && setup.testBuild !== 'project';

async function uploadOf(me: Caller, projectName: string, reads: Reads) {
  const place = sourceObject(me, projectName);
  return { ...place, held: await reads.bucket(place.bucket) };
}

/** The project's own text where it has one, else the file that it names. */
async function buildspecOf({ setup }: Known, project: ProjectFacts | undefined, reads: Reads) {
  const own = project?.source.buildspec ?? '';
  if (isInline(own)) return { text: own, location: 'inline' };
  const location = setup.buildspec ?? projectPath(project) ?? 'buildspec.yml';
  if (own.startsWith('arn:')) return { text: undefined, location: own };
  return { text: await reads.folder.read(location), location };
}

/** The same files are another source for a project that is set otherwise, and for another kind of test. */
async function sourceOf(
  { setup }: Known,
  where: CommandsSight['where'],
  project: Partial<ProjectFacts>,
  reads: Reads,
): Promise<SourceSight> {
  const { testBuild = 'throw-away' } = setup;
  try {
    const own = testBuild === 'project' && where === 'codebuild';
    const source = own ? (await reads.folder.git())?.commit : await reads.sourceFingerprint();
    const told = JSON.stringify([where, project, testBuild, source ?? '']);
    return { fingerprint: createHash('sha256').update(told).digest('hex') };
  } catch (error) {
    if (error instanceof Refused) return { contextProblem: error.unseen.said };
    throw error;
  }
}
