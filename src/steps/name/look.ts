import { answersFileName } from '../../kept-answers.ts';
import { knownOr } from '../../known.ts';
import type { GitFacts, Known, ProjectFacts, Reads, StoredParameter } from '../../types.ts';
import { recoverBuildspec } from '../write/recover-buildspec.ts';
import { sampleChanges } from '../write/sample.ts';
import { conventions, namesOf } from './conventions.ts';
import { propose } from './proposals.ts';
import { sameRepository } from './same-repository.ts';
import type { FromBuildspec, NameSight } from './sight.ts';

/** Looks at the folder and the account for everything that answers a question of this step. */
export async function lookForNames(known: Known, reads: Reads): Promise<NameSight> {
  const [files, git, caller, buildspec] = await Promise.all([
    reads.folder.list(),
    reads.folder.git(),
    reads.caller(),
    recoverBuildspec(reads, known.setup.buildspec),
  ]);
  const inAccount = 'seen' in caller;
  const project = inAccount ? await projectOf(known, reads, git) : undefined;
  const dockerfiles = files.filter(isDockerfile).sort(byDepth);
  const named = known.setup.dockerfile;
  const answersFile = await reads.folder.read(answersFileName);
  const seen = {
    known,
    caller,
    folder: reads.folder.path,
    empty: files.every((file) => file === answersFileName),
    dockerfiles,
    dockerfileExists: !named || (await reads.folder.kind(named)) === 'file',
    ...(answersFile !== undefined && { answersFile }),
    ...(git && { git }),
    ...(buildspec && { buildspec }),
    ...(project && { project }),
    stored: inAccount ? await storedUnderConventions(known, reads, buildspec) : [],
    sample: [],
    offers: reads.offers,
    ...(reads.elsewhere && { elsewhere: reads.elsewhere }),
  };
  const wanted = knownOr(known, 'sample', reads.offers) === true;
  const here = seen.empty ? '' : 'sample-app/';
  const sample = dockerfiles.length === 0 && wanted ? await sampleChanges(reads, here) : [];
  const withSample = { ...seen, sample };
  return { ...withSample, proposals: propose(withSample) };
}

function isDockerfile(path: string): boolean {
  return (
    /(^|\/)(Dockerfile|Containerfile)(\.[\w-]+)?$/.test(path) && !path.endsWith('.dockerignore')
  );
}

function byDepth(one: string, other: string): number {
  return one.split('/').length - other.split('/').length || one.localeCompare(other);
}

/** The project that was named, else the one that builds this repository. */
async function projectOf(
  known: Known,
  reads: Reads,
  git: GitFacts | undefined,
): Promise<ProjectFacts | undefined> {
  if (known.setup.project) {
    const project = await reads.project(known.setup.project);
    return 'seen' in project ? project.seen : undefined;
  }
  if (!git?.remote) return undefined;
  const projects = await reads.projects();
  if (!('seen' in projects)) return undefined;
  const { remote } = git;
  return projects.seen.find(({ source }) => sameRepository(source.location ?? '', remote));
}

/** Parameters that exist under the names the buildspec uses, or under any convention. */
async function storedUnderConventions(
  known: Known,
  reads: Reads,
  buildspec: FromBuildspec | undefined,
): Promise<readonly StoredParameter[]> {
  const app = known.setup.app ?? buildspec?.repository?.split('/').at(-1);
  const byRule = conventions
    .filter((convention) => app || convention === 'pascal')
    .map((convention) => namesOf(convention, app ?? ''));
  const shown = byRule.flatMap(({ url, username }) => [url, username]);
  const secret = byRule.map(({ password }) => password);
  const { urlParameter, usernameParameter, passwordParameter } = buildspec ?? {};
  const stored = await reads.parameters(
    unique([...shown, urlParameter, usernameParameter]),
    unique([...secret, passwordParameter]),
  );
  return 'seen' in stored ? stored.seen : [];
}

function unique(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}
