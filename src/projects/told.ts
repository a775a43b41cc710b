import { readBuildspec } from '../buildspec/read.ts';
import { recover } from '../buildspec/recover.ts';
import { readCommands, type Story } from '../buildspec/story.ts';
import { knownFrom } from '../known.ts';
import { t } from '../language.ts';
import { sameRepository } from '../steps/name/same-repository.ts';
import { isInline, projectPath } from '../steps/write/aim.ts';
import { answersFrom, usualNames } from '../steps/write/recover-buildspec.ts';
import { type FileReads, type Known, type ProjectFacts, Refused } from '../types.ts';
import { buildspecOnly, inProject } from './buildspec-only.ts';

/** What a project and its buildspec tell of what its builds need. */
export interface Told {
  project: ProjectFacts;
  /** The answers that the buildspec comes to, for what looks at the project. */
  known: Known;
  /** Names of the parameters that a build fetches. */
  parameters: readonly string[];
  /** That of the registry's password, where the buildspec says which one it is. */
  password?: string;
  /** True where the commands that can be read use Docker. */
  usesDocker: boolean;
  /** Absent where the buildspec cannot be read from here. */
  buildspec?: { path: string; reads: FileReads; inProject: boolean };
}

/** The folder that is worked in; the projects of its repository have their buildspecs there. */
export interface Here {
  remote?: string;
  reads: FileReads;
}

/** Reads what a project says, and its buildspec where it stands in the project or in this folder. */
export async function toldBy(project: ProjectFacts, here: Here): Promise<Told> {
  const buildspec = placeOf(project, here);
  const text = buildspec && (await textOf(buildspec.reads, buildspec.path));
  const setup = { app: project.name, project: project.name };
  const fetched = project.variables.filter(({ type }) => type === 'PARAMETER_STORE');
  const byProject = fetched.map(({ value }) => value);
  if (buildspec === undefined || text === undefined) {
    const known = knownFrom(setup, t`the project`);
    return { project, known, parameters: named(byProject), usesDocker: false };
  }
  const spec = readBuildspec(text);
  const story = readCommands(spec);
  const answers = answersFrom(buildspec.path, story, recover(spec, story));
  const { registry, repository, urlParameter, usernameParameter, passwordParameter } = answers;
  const recovered = { registry, repository, urlParameter, usernameParameter, passwordParameter };
  const given = Object.entries(recovered).filter(([, value]) => value !== undefined);
  const inFile = spec.env.parameterStore.map(({ value }) => value);
  const byCommands = [urlParameter, usernameParameter, passwordParameter].filter(
    (name) => name !== undefined,
  );
  return {
    project,
    known: knownFrom({ ...setup, ...Object.fromEntries(given) }, buildspec.path),
    parameters: named([...inFile, ...byCommands, ...byProject]),
    ...(passwordParameter && { password: passwordParameter }),
    usesDocker: runsDocker(story),
    buildspec,
  };
}

function placeOf({ source, ...project }: ProjectFacts, { remote, reads }: Here): Told['buildspec'] {
  const { buildspec = '', location = '' } = source;
  if (isInline(buildspec)) {
    return { path: inProject, reads: buildspecOnly(buildspec, reads), inProject: true };
  }
  if (remote === undefined || !sameRepository(location, remote)) return undefined;
  if (buildspec.startsWith('arn:')) return undefined;
  const path = projectPath({ ...project, source }) ?? usualNames[0];
  return { path, reads, inProject: false };
}

async function textOf({ folder }: FileReads, path: string): Promise<string | undefined> {
  try {
    return await folder.read(path);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/**
 * The names among what is fetched, without a version or label after them, each once. A parameter of
 * another account is given by its ARN, and what a variable stands in is no name yet.
 */
function named(values: readonly string[]): string[] {
  const names = values
    .map((value) => value.trim())
    .filter((value) => value !== '' && !/^arn:|[$\s]/.test(value))
    .map((value) => value.replace(/:.*$/, ''));
  return [...new Set(names)];
}

function runsDocker({ builds, pushes, logins, tags }: Story): boolean {
  return [builds, pushes, logins, tags].some((some) => some.length > 0);
}
