import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  type Project,
  UpdateProjectCommand,
  type UpdateProjectCommandInput,
} from '@aws-sdk/client-codebuild';
import type { Fault, ProvenGround } from './fault.ts';

/** A fault in the settings of the project; `edit` gives those that become different, each whole. */
export function inProject(
  id: string,
  title: string,
  edit: (project: Project, ground: ProvenGround) => Omit<UpdateProjectCommandInput, 'name'>,
): Fault {
  return {
    id,
    title,
    async break(ground) {
      const { aws, project: name } = ground;
      const codebuild = new CodeBuildClient(aws);
      const { projects } = await codebuild.send(new BatchGetProjectsCommand({ names: [name] }));
      const [project] = projects ?? [];
      if (!project) throw new Error(`there is no project ${name}`);
      await codebuild.send(new UpdateProjectCommand({ name, ...edit(project, ground) }));
    },
  };
}

/** A fault of a plain variable that the project has beside those that it had. */
export function withVariable(
  id: string,
  title: string,
  variable: (ground: ProvenGround) => { name: string; value: string },
): Fault {
  return inProject(id, title, ({ environment }, ground) => {
    const before = environment?.environmentVariables ?? [];
    const environmentVariables = [...before, { ...variable(ground), type: 'PLAINTEXT' as const }];
    return { environment: environment && { ...environment, environmentVariables } };
  });
}
