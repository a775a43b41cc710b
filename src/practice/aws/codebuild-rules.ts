import type {
  ProjectArtifacts,
  ProjectEnvironment,
  ProjectSource,
} from '@aws-sdk/client-codebuild';
import { isOfCodeBuild } from '../../image/curated.ts';
import { invalid, projectArn } from './codebuild-store.ts';
import type { Call } from './service.ts';

/**
 * Whether CodeBuild may assume a role, by the role's trust policy and the condition keys that
 * CodeBuild sends (`aws:SourceAccount`, `aws:SourceArn`).
 */
export type Assumable = (roleArn: string, context: Record<string, string>) => boolean;

/** What a project and a build have in common, where the rules apply. */
export interface Parts {
  source: ProjectSource | undefined;
  artifacts: ProjectArtifacts | undefined;
  environment: ProjectEnvironment | undefined;
}

/**
 * The rules that tie members together (CodeBuild API reference, ProjectSource, ProjectArtifacts,
 * ProjectEnvironment).
 * @throws Fault `InvalidInputException`
 */
export function checkParts({ source, artifacts, environment }: Parts): void {
  checkSource(source);
  if (artifacts?.type === 'S3' && !artifacts.location) {
    throw invalid('Invalid artifacts: artifact type S3 should have a location');
  }
  if ((source?.type === 'CODEPIPELINE') !== (artifacts?.type === 'CODEPIPELINE')) {
    throw invalid(
      'Invalid artifacts: source type CODEPIPELINE and artifacts type CODEPIPELINE must be used together',
    );
  }
  checkEnvironment(environment);
}

/** Sources to which a build's status can be reported (API reference, StartBuild). */
const hosts = ['GITHUB', 'GITHUB_ENTERPRISE', 'GITLAB', 'GITLAB_SELF_MANAGED', 'BITBUCKET'];

function checkSource(source: ProjectSource | undefined): void {
  if (source?.reportBuildStatus && !hosts.includes(source.type ?? '')) {
    throw invalid('Build status can be reported for GitHub, GitLab and Bitbucket sources only');
  }
  if (source?.type === 'NO_SOURCE') {
    if (source.location) throw invalid('Invalid source: type NO_SOURCE should have null location');
    if (!source.buildspec) throw invalid('Invalid source: type NO_SOURCE requires a buildspec');
    return;
  }
  if (source?.type === 'CODEPIPELINE') return;
  if (!source?.location) throw invalid('Project source location is required');
  if (source.type === 'S3' && !/^(arn:[\w-]+:s3:::)?[^/:]+\/.+$/.test(source.location)) {
    throw invalid('Invalid project source: location must be a valid S3 source');
  }
}

function checkEnvironment(environment: ProjectEnvironment | undefined): void {
  const { type = '', computeType = '', image = '', privilegedMode } = environment ?? {};
  const lambda = type.includes('LAMBDA');
  if (lambda !== computeType.startsWith('BUILD_LAMBDA')) {
    throw invalid(`Compute type ${computeType} is not supported for environment type ${type}`);
  }
  if (lambda && privilegedMode) {
    throw invalid('Privileged mode is not supported for Lambda compute');
  }
  const pulledBy = environment?.imagePullCredentialsType;
  if (isOfCodeBuild(image) && pulledBy === 'SERVICE_ROLE') {
    throw invalid(
      'Cannot use a CodeBuild curated image with imagePullCredentialsType SERVICE_ROLE',
    );
  }
}

/**
 * Refuses a role that CodeBuild may not assume, a role just made included.
 * @throws Fault `InvalidInputException`
 */
export function checkRole(role: string, project: string, assumable: Assumable, call: Call): void {
  const account = role.match(/^arn:[\w-]+:iam::(\d{12}):role\/.+$/)?.[1];
  if (account === undefined) throw invalid('Invalid service role: a role ARN is required');
  if (account !== call.account) {
    throw invalid("Invalid service role: Service role account ID does not match caller's account");
  }
  const context = {
    'aws:SourceAccount': call.account,
    'aws:SourceArn': projectArn(project, call),
  };
  if (!assumable(role, context)) {
    throw invalid(`CodeBuild is not authorized to perform: sts:AssumeRole on ${role}`);
  }
}
