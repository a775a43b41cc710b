import { knownOr } from '../../known.ts';
import { type Known, type ProjectFacts, type Reads, Refused, type WriteFile } from '../../types.ts';
import { aimOf, type Clues, projectPath, proposeAnswers } from './aim.ts';
import { fileChecks } from './checks.ts';
import { fillTemplate } from './fill-template.ts';
import { givenPasswords } from './given-passwords.ts';
import { lookAtFile } from './look-at-file.ts';
import { faultsOf, isClean, mendByEdits } from './mend.ts';
import { answersFrom, usualNames } from './recover-buildspec.ts';
import type { Aim, FileSight, Mending, TemplateFile, WriteSight } from './sight.ts';

const ending = '.buildspec.yml';

/** Looks at the buildspec and at everything that it names, and works out how it could be mended. */
export async function lookAtBuildspec(known: Known, reads: Reads): Promise<WriteSight> {
  const project = await projectOf(known, reads);
  const files = await reads.folder.list();
  const path = known.setup.buildspec ?? projectPath(project) ?? usualNames[0];
  const read = await readFile(path, reads);
  const file =
    read.text === undefined ? undefined : await lookAtFile(path, read.text, files, reads);
  const recovered = file && answersFrom(path, file.story, file.recovered);
  const clues: Clues = { known, offers: reads.offers, recovered, project, files };
  const proposals = proposeAnswers(clues);
  const aim = aimOf(clues, proposals);
  const templates = await templatesOf(reads);
  const chosen = knownOr(known, 'template', proposals);
  const template = templates.find(({ name }) => name === chosen);
  const fresh = template && aim.repository !== '' ? fillTemplate(template.text, aim) : undefined;
  const mending = file && (await mendingOf(file, aim, fresh, reads));
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
    ...(mending && { mending }),
  };
}

/** A project that cannot be looked at is for step 3 to say. */
async function projectOf({ setup }: Known, reads: Reads): Promise<ProjectFacts | undefined> {
  const name = setup.project ?? setup.app;
  if (name === undefined) return undefined;
  const project = await reads.project(name);
  return 'seen' in project ? project.seen : undefined;
}

async function readFile(path: string, reads: Reads) {
  try {
    return { text: await reads.folder.read(path) };
  } catch (error) {
    if (error instanceof Refused) return { unread: error.unseen };
    throw error;
  }
}

async function misnamedOf(path: string, reads: Reads): Promise<WriteSight['misnamed']> {
  const other = usualNames.find((name) => name !== path);
  if (path !== usualNames[0] || !other) return undefined;
  const { text } = await readFile(other, reads);
  return text === undefined ? undefined : { path: other, text };
}

async function templatesOf(reads: Reads): Promise<(TemplateFile & { text: string })[]> {
  const names = await reads.templates('buildspecs');
  const read = names
    .filter((name) => name.endsWith(ending))
    .map(async (file) => {
      const text = await reads.template(`buildspecs/${file}`);
      const [, says = ''] = text.match(/^# (.*)/) ?? [];
      return { name: file.slice(0, -ending.length), says, text };
    });
  return Promise.all(read);
}

/** Edits in place where they suffice; else the template, where that is free of errors here. */
async function mendingOf(
  file: FileSight,
  aim: Aim,
  fresh: string | undefined,
  reads: Reads,
): Promise<Mending | undefined> {
  // A change is shown and kept with the text that it replaces; a secret in it would be spread.
  if (givenPasswords(file).length > 0) return undefined;
  const lookAt = (text: string) => lookAtFile(file.path, text, file.files, reads);
  const replaces = file.spec.text;
  const edited = await mendByEdits(file, aim, fileChecks, lookAt);
  const write = (text: string): WriteFile => {
    return { kind: 'write-file', path: file.path, text, replaces };
  };
  if (edited !== undefined) return { kind: 'edited', changes: [write(edited)] };
  const needed = faultsOf(file, aim, fileChecks).some(({ anew }) => anew);
  if (!needed || fresh === undefined) return undefined;
  if (!isClean(await lookAt(fresh), aim, fileChecks)) return undefined;
  const path = await freePath(`${file.path}.before-firstpush`, reads);
  return { kind: 'anew', changes: [{ kind: 'write-file', path, text: replaces }, write(fresh)] };
}

async function freePath(wanted: string, reads: Reads): Promise<string> {
  let path = wanted;
  for (let count = 2; (await reads.folder.kind(path)) !== undefined; count += 1) {
    path = `${wanted}-${count}`;
  }
  return path;
}
