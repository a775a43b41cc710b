import { t } from '../../language.ts';
import type {
  Caller,
  GitFacts,
  ProjectSource,
  SourceConnection,
  SourceObject,
} from '../../types.ts';
import type { SourceChoice } from './sight.ts';

const providers: readonly { host: RegExp; provider: SourceConnection['provider'] }[] = [
  { host: /(^|\.)github\.com$/, provider: 'GITHUB' },
  { host: /(^|\.)gitlab\.com$/, provider: 'GITLAB' },
  { host: /(^|\.)bitbucket\.org$/, provider: 'BITBUCKET' },
];

/** The git remote where CodeBuild already has a connection to its provider, else a bucket of ours. */
export function chooseSource(
  caller: Caller,
  project: string,
  git: GitFacts | undefined,
  connections: readonly SourceConnection[],
): SourceChoice {
  const remote = git?.remote && httpsRemote(git.remote);
  const provider = remote && providerOf(remote);
  const connection = connections.find((one) => one.provider === provider);
  if (remote && connection) {
    const why = t`CodeBuild already has a connection to ${provider}`;
    return { kind: 'connection', remote, connection, why };
  }
  const why = whyBucket(git?.remote, remote, provider);
  return { kind: 'bucket', ...sourceObject(caller, project), why };
}

/** What holds the source itself; every other type is a Git provider. */
const withoutProvider: ReadonlySet<string> = new Set([
  'CODECOMMIT',
  'CODEPIPELINE',
  'NO_SOURCE',
  'S3',
]);

/** True where the source is, or may come to be, read through CodeBuild's connection to a provider. */
export function mayNeedConnection(git: GitFacts | undefined, source?: ProjectSource): boolean {
  if (source) return !withoutProvider.has(source.type);
  const remote = git?.remote && httpsRemote(git.remote);
  return Boolean(remote && providerOf(remote));
}

/** Where firstpush puts the source of a project. */
export function sourceObject({ account, region }: Caller, project: string): SourceObject {
  return { bucket: `firstpush-source-${account}-${region}`, object: `${project}/source.zip` };
}

function whyBucket(
  given: string | undefined,
  remote: string | undefined,
  provider: string | undefined,
): string {
  if (!given) return t`this folder has no git remote`;
  if (!remote) return t`the git remote of this folder is a path on this machine`;
  if (!provider) return t`CodeBuild knows no provider for ${remote}`;
  return t`CodeBuild has no connection to ${provider} in this account and region yet`;
}

function providerOf(remote: string): SourceConnection['provider'] | undefined {
  const host = remote.replace(/^https:\/\//, '').split('/')[0] ?? '';
  return providers.find((one) => one.host.test(host))?.provider;
}

/** The https form of a remote, as CodeBuild wants it; undefined for a path on this machine. */
function httpsRemote(remote: string): string | undefined {
  const scp = remote.match(/^[\w.-]+@([\w.-]+):(.+)$/);
  if (scp) return `https://${scp[1]}/${scp[2]}`;
  const url = remote.match(/^(?:https?|ssh|git):\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\/(.+)$/);
  return url ? `https://${url[1]}/${url[2]}` : undefined;
}
