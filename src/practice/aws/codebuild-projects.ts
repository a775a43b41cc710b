import type {
  BatchGetProjectsInput,
  BatchGetProjectsOutput,
  CreateProjectInput,
  CreateProjectOutput,
  DeleteProjectInput,
  ListProjectsInput,
  ListProjectsOutput,
  Project,
  ProjectEnvironment,
  UpdateProjectInput,
  UpdateProjectOutput,
} from '@aws-sdk/client-codebuild';
import { type Assumable, checkParts, checkRole } from './codebuild-rules.ts';
import { findProject, listed, projectArn, projectName, type Workshop } from './codebuild-store.ts';
import { type Call, Fault } from './service.ts';

/** Makes a project, with AWS's defaults for what is not given. */
export function createProject(
  { projects }: Workshop,
  input: CreateProjectInput,
  call: Call,
  assumable: Assumable,
): CreateProjectOutput {
  const name = input.name ?? '';
  const arn = projectArn(name, call);
  if (projects.has(name)) {
    throw new Fault('ResourceAlreadyExistsException', `Project already exists: ${arn}`);
  }
  const now = new Date();
  const { badgeEnabled, ...given } = input;
  const project: Project = {
    cache: { type: 'NO_CACHE' },
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    encryptionKey: `arn:${call.partition}:kms:${call.region}:${call.account}:alias/aws/s3`,
    tags: [],
    logsConfig: {
      cloudWatchLogs: { status: 'ENABLED' },
      s3Logs: { status: 'DISABLED', encryptionDisabled: false },
    },
    projectVisibility: 'PRIVATE',
    ...given,
    environment: completed(input.environment),
    badge: { badgeEnabled: badgeEnabled ?? false },
    arn,
    created: now,
    lastModified: now,
  };
  check(project, call, assumable);
  projects.set(name, project);
  return { project };
}

/** Replaces the given structures whole and leaves the others as they are. */
export function updateProject(
  workshop: Workshop,
  input: UpdateProjectInput,
  call: Call,
  assumable: Assumable,
): UpdateProjectOutput {
  const held = findProject(workshop, input.name ?? '', call);
  const { badgeEnabled, ...given } = input;
  const project: Project = {
    ...held,
    ...given,
    name: held.name,
    ...(given.environment && { environment: completed(given.environment) }),
    ...(badgeEnabled !== undefined && { badge: { badgeEnabled } }),
    lastModified: new Date(),
  };
  check(project, call, assumable);
  workshop.projects.set(held.name ?? '', project);
  return { project };
}

/** Projects by name; the names that are not there come back as not found. */
export function batchGetProjects(
  { projects }: Workshop,
  { names = [] }: BatchGetProjectsInput,
): BatchGetProjectsOutput {
  const found = names.map((given) => projects.get(projectName(given)));
  return {
    projects: found.filter((project) => project !== undefined),
    projectsNotFound: names.filter((_, at) => found[at] === undefined),
  };
}

/** The names of the projects, a hundred at a time. */
export function listProjects(workshop: Workshop, input: ListProjectsInput): ListProjectsOutput {
  const key = ({ name = '', created, lastModified }: Project) => {
    if (input.sortBy === 'CREATED_TIME') return created?.getTime() ?? 0;
    return input.sortBy === 'LAST_MODIFIED_TIME' ? (lastModified?.getTime() ?? 0) : name;
  };
  const sorted = [...workshop.projects.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (input.sortOrder === 'DESCENDING') sorted.reverse();
  const { items, next } = listed(
    sorted.map(({ name = '' }) => name),
    input.nextToken,
  );
  return { projects: items, nextToken: next };
}

/** Removes a project; one that is not there is no error. */
export function deleteProject({ projects }: Workshop, { name = '' }: DeleteProjectInput) {
  projects.delete(projectName(name));
  return {};
}

function check(project: Project, call: Call, assumable: Assumable): void {
  const { source, artifacts, environment } = project;
  checkParts({ source, artifacts, environment });
  checkRole(project.serviceRole ?? '', project.name ?? '', assumable, call);
}

function completed(given: ProjectEnvironment | undefined): ProjectEnvironment | undefined {
  if (given === undefined) return undefined;
  return {
    privilegedMode: false,
    imagePullCredentialsType: 'CODEBUILD',
    ...given,
    environmentVariables: (given.environmentVariables ?? []).map((variable) => ({
      type: 'PLAINTEXT',
      ...variable,
    })),
  };
}
