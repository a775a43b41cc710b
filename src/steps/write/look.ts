import { isEcr } from '../../image/ecr.ts';
import { knownOr } from '../../known.ts';
import { type FileReads, type Known, type ProjectFacts, type Reads, Refused } from '../../types.ts';
import { aimOf, type Clues, projectPath, proposeAnswers } from './aim.ts';
import { fileChecks } from './checks.ts';
import { fillTemplate } from './fill-template.ts';
import { lookAtFile } from './look-at-file.ts';
import { faultsOf } from './mend.ts';
import { mendingOf } from './mending.ts';
import { answersFrom, usualNames } from './recover-buildspec.ts';
import type { Aim, WriteSight } from './sight.ts';
import { readTemplates, type Template } from './templates.ts';

/** Looks at the buildspec and at everything that it names, and works out how it could be mended. */
export async function lookAtBuildspec(known: Known, reads: Reads): Promise<WriteSight> {
  return lookInFolder(known, reads, { mends: true, project: await projectOf(known, reads) });
}

/** How a folder is looked at. */
export interface FolderLook {
  /** Whether to work out how the buildspec could be mended; else its findings propose no change. */
  mends: boolean;
  /** The CodeBuild project, where it was looked at. */
  project?: ProjectFacts | undefined;
}

/** The same with files alone. */
export async function lookInFolder(
  known: Known,
  reads: FileReads,
  { mends, project }: FolderLook,
): Promise<WriteSight> {
  const files = await reads.folder.list();
  const path = known.setup.buildspec ?? projectPath(project) ?? usualNames[0];
  const read = await readFile(path, reads);
  const file =
    read.text === undefined ? undefined : await lookAtFile(path, read.text, files, reads);
  const recovered = file && answersFrom(path, file.story, file.recovered);
  const clues: Clues = { known, offers: reads.offers, recovered, project, files };
  const proposals = proposeAnswers(clues);
  const aim = aimOf(clues, proposals);
  const templates = await readTemplates(reads);
  const fresh = freshText(templates, knownOr(known, 'template', proposals), aim);
  const found = file && mends ? faultsOf(file, aim, fileChecks) : undefined;
  const mending = file && found && (await mendingOf(file, found, aim, fresh, reads));
  const misnamed = file || read.unread ? undefined : await misnamedOf(path, reads);
  return {
    known,
    aim,
    proposals,
    ...(file && { file }),
    ...(read.unread && { unread: read.unread }),
    ...(misnamed && { misnamed }),
    templates,
    ...(fresh !== undefined && { fresh }),
    ...(found && { found }),
    ...(mending && { mending }),
  };
}

/** Undefined while a name that the template must hold is not known. */
function freshText(templates: readonly Template[], chosen: string | undefined, aim: Aim) {
  const template = templates.find(({ name }) => name === chosen);
  const { registry, repository, parameters } = aim;
  const isKnown = registry !== '' && repository !== '' && (parameters || isEcr(registry));
  return template && isKnown ? fillTemplate(template.text, aim) : undefined;
}

/** A project that cannot be looked at is for step 3 to say. */
async function projectOf({ setup }: Known, reads: Reads): Promise<ProjectFacts | undefined> {
  const name = setup.project ?? setup.app;
  if (name === undefined) return undefined;
  const project = await reads.project(name);
  return 'seen' in project ? project.seen : undefined;
}

async function readFile(path: string, reads: FileReads) {
  try {
    return { text: await reads.folder.read(path) };
  } catch (error) {
    if (error instanceof Refused) return { unread: error.unseen };
    throw error;
  }
}

async function misnamedOf(path: string, reads: FileReads): Promise<WriteSight['misnamed']> {
  const other = usualNames.find((name) => name !== path);
  if (path !== usualNames[0] || !other) return undefined;
  const { text } = await readFile(other, reads);
  return text === undefined ? undefined : { path: other, text };
}
