import { isOfCodeBuild } from '../../image/curated.ts';
import { ecrParts, isEcr } from '../../image/ecr.ts';
import { t } from '../../language.ts';
import type { Caller, ProjectFacts } from '../../types.ts';

type Architecture = 'amd64' | 'arm64';

/** True for an image that CodeBuild keeps itself; those for Lambda compute build no images. */
export function isCurated(image: string): boolean {
  return isOfCodeBuild(image) && !image.includes('lambda');
}

/** The processor of a project’s machines (AWS CodeBuild User Guide, Build environment compute types). */
export function architectureOf({ environmentType }: ProjectFacts): Architecture | undefined {
  if (environmentType.startsWith('ARM_')) return 'arm64';
  return environmentType.startsWith('LINUX_') ? 'amd64' : undefined;
}

/** The processor that an image of CodeBuild’s is for (the same, Docker images provided by CodeBuild). */
export function builtFor(image: string): Architecture | undefined {
  if (!isCurated(image) || /windows|macos|\/ami\//.test(image)) return undefined;
  return image.includes('aarch64') ? 'arm64' : 'amd64';
}

/** By whose rights an image has to be pulled, where only one of both can pull it; and why. */
export interface Pulled {
  by: 'CODEBUILD' | 'SERVICE_ROLE';
  why: string;
}

/** Source: AWS CodeBuild API Reference, ProjectEnvironment, `imagePullCredentialsType`. */
export function mustBePulled(facts: ProjectFacts, caller: Caller): Pulled | undefined {
  const { image, registryCredential } = facts;
  if (isOfCodeBuild(image)) {
    return { by: 'CODEBUILD', why: t`an image of CodeBuild’s own is pulled by CodeBuild alone` };
  }
  if (registryCredential) {
    const why = t`the login of the image’s registry stands in a secret, which only the role can read`;
    return { by: 'SERVICE_ROLE', why };
  }
  const owner = ecrParts(hostOf(image))?.account;
  if (owner === undefined || owner === caller.account) return undefined;
  const why = t`the image is of the account ${owner}, which CodeBuild’s own rights do not reach`;
  return { by: 'SERVICE_ROLE', why };
}

/** The repository of ECR that the role has to pull the build image from. */
export function pulledFromEcr(facts: ProjectFacts, caller: Caller) {
  const by = mustBePulled(facts, caller)?.by ?? facts.imagePullCredentialsType;
  const host = hostOf(facts.image);
  if (by !== 'SERVICE_ROLE' || !isEcr(host)) return undefined;
  const [repository = ''] = facts.image.slice(host.length + 1).split(/[:@]/);
  return { registry: host, repository };
}

const hostOf = (image: string): string => image.split('/')[0] ?? '';
