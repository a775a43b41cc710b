import type {
  EnvironmentVariable,
  Project,
  UpdateProjectCommandInput,
} from '@aws-sdk/client-codebuild';
import type { ProjectEdit } from '../../types.ts';

/**
 * An update of a project with one more edit in it. UpdateProject replaces a given structure whole,
 * so what was read is sent back with the edit.
 */
export function edited(
  update: UpdateProjectCommandInput,
  project: Project,
  edit: ProjectEdit,
): UpdateProjectCommandInput {
  const environment = update.environment ?? project.environment;
  const source = update.source ?? project.source;
  switch (edit.set) {
    case 'privilegedMode':
    case 'image':
    case 'imagePullCredentialsType':
      return { ...update, environment: environment && { ...environment, [edit.set]: edit.to } };
    case 'variable': {
      const environmentVariables = withVariable(environment?.environmentVariables ?? [], edit);
      return { ...update, environment: environment && { ...environment, environmentVariables } };
    }
    case 'buildspec': {
      const { buildspec: _, ...others } = source ?? { type: undefined };
      return { ...update, source: edit.to === '' ? others : { ...others, buildspec: edit.to } };
    }
    case 'role':
      return { ...update, serviceRole: edit.to };
  }
}

/** The variables with this one as it is to be, in its place; the others as they are. */
function withVariable(
  variables: readonly EnvironmentVariable[],
  { name, to }: Extract<ProjectEdit, { set: 'variable' }>,
): EnvironmentVariable[] {
  if (to === 'absent') return variables.filter((one) => one.name !== name);
  const wanted = { name, ...to };
  const isThere = variables.some((one) => one.name === name);
  if (!isThere) return [...variables, wanted];
  return variables.map((one) => (one.name === name ? wanted : one));
}
