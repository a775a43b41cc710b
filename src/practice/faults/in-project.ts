import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  type Project,
  UpdateProjectCommand,
  type UpdateProjectCommandInput,
} from '@aws-sdk/client-codebuild';
import type { Fault } from './fault.ts';

/** A fault in the settings of the project; `edit` gives those that become different, each whole. */
export function inProject(
  id: string,
  title: string,
  edit: (project: Project) => Omit<UpdateProjectCommandInput, 'name'>,
): Fault {
  return {
    id,
    title,
    async break({ aws, project: name }) {
      const codebuild = new CodeBuildClient(aws);
      const { projects } = await codebuild.send(new BatchGetProjectsCommand({ names: [name] }));
      const [project] = projects ?? [];
      if (!project) throw new Error(`there is no project ${name}`);
      await codebuild.send(new UpdateProjectCommand({ name, ...edit(project) }));
    },
  };
}
