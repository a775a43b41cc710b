import type { GitFacts, ProjectFacts, Reads } from '../../types.ts';
import { sameRepository } from '../name/same-repository.ts';
import type { AroundProject } from './sight.ts';

/** Looks at what a project’s record names: each only where it names it. */
export async function lookAroundProject(
  project: ProjectFacts,
  git: GitFacts | undefined,
  reads: Reads,
): Promise<AroundProject> {
  const { name, source, registryCredential, sourceVersion, concurrentBuildLimit } = project;
  const isOurs = git?.remote !== undefined && sameRepository(source.location ?? '', git.remote);
  const bucket = source.type === 'S3' ? source.location?.split('/')[0] : undefined;
  const [arn, region, hasVersion, running] = await Promise.all([
    registryCredential ? reads.secretArn(registryCredential) : undefined,
    bucket ? reads.bucketRegion(bucket) : undefined,
    sourceVersion && isOurs && isName(sourceVersion) ? reads.remoteHas(sourceVersion) : undefined,
    concurrentBuildLimit ? reads.runningBuilds(name) : undefined,
  ]);
  return {
    ...(registryCredential && arn && { secret: { name: registryCredential, arn } }),
    ...(bucket && region && { sourceBucket: { name: bucket, region } }),
    ...(hasVersion !== undefined && { hasVersion }),
    ...(running && { running }),
  };
}

/** True for what names a branch or a tag: a commit may not have been fetched, nor a pull request. */
function isName(version: string): boolean {
  return !/^[0-9a-f]{7,64}$|^pr\/|^refs\/(?!heads\/|tags\/)/.test(version);
}
