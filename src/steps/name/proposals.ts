import { registryIn } from '../../image/registry-address.ts';
import { knownOr } from '../../known.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Answers, Proposals } from '../../types.ts';
import { appIn, conventionOf, conventions, namesOf, type ParameterNames } from './conventions.ts';
import type { NameSight } from './sight.ts';

type Seen = Omit<NameSight, 'proposals'>;

/** Pure: guesses every answer of the step from what is seen, the surest source first. */
export function propose(seen: Seen): Proposals {
  const proposals: Proposals = { ...seen.offers, ...seen.known.proposals };
  const offer = <K extends AnswerKey>(key: K, value: Answers[K] | undefined, from: string) => {
    if (value !== undefined && value !== '') proposals[key] ??= { value, from } as never;
  };
  const { buildspec, git, project, dockerfiles } = seen;
  const settled = <K extends AnswerKey>(key: K) => knownOr(seen.known, key, proposals);

  offer('app', appIn(buildspec?.passwordParameter ?? ''), buildspec?.file ?? '');
  const pushed = buildspec?.repository ?? buildspec?.repositoryUnderUser;
  offer('app', appName(pushed?.split('/').at(-1)), buildspec?.file ?? '');
  offer('app', project?.name, t`the CodeBuild project`);
  offer('app', appName(git?.remote?.split(/[/:]/).at(-1)), t`the git remote`);
  offer('app', appName(seen.folder.split('/').at(-1)), t`the folder’s name`);
  const app = settled('app') ?? 'app';

  const names = namesFrom(seen, app);
  if (names) {
    offer('convention', conventionOf(names.names, app), names.from);
    if (conventionOf(names.names, app) === 'custom') {
      offer('urlParameter', names.names.url, names.from);
      offer('usernameParameter', names.names.username, names.from);
      offer('passwordParameter', names.names.password, names.from);
    }
  }
  offer('convention', 'path', 'default');

  const storedValue = (which: 'url' | 'username') => {
    const value = seen.stored.find((parameter) => parameter.name === names?.names[which])?.value;
    return typeof value === 'string' ? value.trim() : undefined;
  };
  offer('registry', buildspec?.registry, buildspec?.file ?? '');
  const address = storedValue('url');
  offer('registry', address && registryIn(address), 'Parameter Store');
  offer('registry', 'docker.io', 'default');
  offer('username', storedValue('username'), 'Parameter Store');

  offer('repository', buildspec?.repository?.toLowerCase(), buildspec?.file ?? '');
  const owner = settled('username');
  // A user of the place is no user of the project's: what rests on it is the place's too.
  const ofPlace = owner === seen.offers.username?.value ? seen.offers.username?.from : undefined;
  if (owner && buildspec?.repositoryUnderUser) {
    const repository = `${owner}/${buildspec.repositoryUnderUser}`.toLowerCase();
    offer('repository', repository, ofPlace ?? buildspec.file);
  }
  const byName = ofPlace ?? t`the user and the application`;
  if (owner) offer('repository', `${owner}/${app}`.toLowerCase(), byName);

  offer('dockerfile', buildspec?.dockerfile, buildspec?.file ?? '');
  offer('dockerfile', dockerfiles[0], t`found here`);
  const sample = seen.sample.find(({ path }) => path.endsWith('Dockerfile'));
  offer('dockerfile', sample?.path, t`the sample application`);
  offer('context', buildspec?.context, buildspec?.file ?? '');
  const dockerfile = settled('dockerfile');
  if (dockerfile) offer('context', folderOf(dockerfile), t`the Dockerfile’s folder`);
  offer('tag', buildspec?.tag, buildspec?.file ?? '');
  return proposals;
}

/** The names in use: what the buildspec says, else what exists in Parameter Store. */
function namesFrom(seen: Seen, app: string): { names: ParameterNames; from: string } | undefined {
  const { buildspec, stored } = seen;
  const { urlParameter, usernameParameter, passwordParameter } = buildspec ?? {};
  if (buildspec && usernameParameter && passwordParameter) {
    const url = urlParameter ?? urlLike(usernameParameter, app);
    const names = { url, username: usernameParameter, password: passwordParameter };
    return { names, from: buildspec.file };
  }
  for (const convention of conventions) {
    const names = namesOf(convention, app);
    if (stored.some(({ name }) => name === names.password))
      return { names, from: 'Parameter Store' };
  }
  return undefined;
}

/** The address's name in the convention that the user name follows. */
function urlLike(username: string, app: string): string {
  const convention = conventions.find((one) => namesOf(one, app).username === username) ?? 'path';
  return namesOf(convention, app).url;
}

/** Lower case, `.git` gone, what AWS names cannot hold turned into hyphens. */
function appName(text: string | undefined): string | undefined {
  const name = text
    ?.replace(/\.git$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return name === '' ? undefined : name;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
