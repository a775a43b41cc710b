import type {
  CreateProjectInput,
  StartBuildInput,
  UpdateProjectInput,
} from '@aws-sdk/client-codebuild';
import { batchGetBuilds, listBuilds, listBuildsForProject, stopBuild } from './codebuild-builds.ts';
import { curatedPlatforms } from './codebuild-images.ts';
import { codebuildModel } from './codebuild-model.ts';
import {
  batchGetProjects,
  createProject,
  deleteProject,
  listProjects,
  updateProject,
} from './codebuild-projects.ts';
import { type Starting, startBuild } from './codebuild-start.ts';
import type { Workshop } from './codebuild-store.ts';
import { modelled } from './modelled.ts';
import { perRegion } from './regions.ts';
import type { Call, Operations } from './service.ts';

/**
 * CodeBuild, without projects at first. Whether it may assume a role is asked of whoever keeps
 * the roles; running a build is left to `run`.
 */
export function codebuildOperations(starting: Starting): Operations {
  const store = perRegion(
    (): Workshop => ({
      projects: new Map(),
      builds: new Map(),
      started: new Map(),
      tokens: new Map(),
    }),
  );
  const on =
    <Input>(run: (workshop: Workshop, input: Input, call: Call) => unknown) =>
    (input: Input, call: Call) =>
      run(store(call), input, call);
  const { assumable } = starting;
  const runs = {
    CreateProject: on((workshop, input: CreateProjectInput, call) =>
      createProject(workshop, input, call, assumable),
    ),
    UpdateProject: on((workshop, input: UpdateProjectInput, call) =>
      updateProject(workshop, input, call, assumable),
    ),
    BatchGetProjects: on(batchGetProjects),
    ListProjects: on(listProjects),
    DeleteProject: on(deleteProject),
    ListSourceCredentials: () => ({ sourceCredentialsInfos: [] }),
    ListCuratedEnvironmentImages: () => ({ platforms: curatedPlatforms }),
    StartBuild: on((workshop, input: StartBuildInput, call) =>
      startBuild(workshop, input, call, starting),
    ),
    BatchGetBuilds: on(batchGetBuilds),
    ListBuilds: on(listBuilds),
    ListBuildsForProject: on(listBuildsForProject),
    StopBuild: on(stopBuild),
  };
  return modelled(codebuildModel, runs, 'InvalidInputException');
}
