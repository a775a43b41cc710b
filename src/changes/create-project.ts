import { t } from '../language.ts';
import type { CreateProject } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const createProject: Verb<CreateProject> = {
  say: ({ project }) =>
    t`+ project ${project.name}  ${project.image}, privileged mode on, source ${project.source.type}`,

  commands({ project, tags }) {
    const { name, source, image, environmentType, computeType, privilegedMode, role } = project;
    const sourceParts = [
      `type=${source.type}`,
      ...(source.location ? [`location=${source.location}`] : []),
      ...(source.buildspec ? [`buildspec=${source.buildspec}`] : []),
      ...(source.connection ? [`auth={type=CODECONNECTIONS,resource=${source.connection}}`] : []),
    ];
    const environment = [
      ...[`type=${environmentType}`, `image=${image}`, `computeType=${computeType}`],
      `privilegedMode=${privilegedMode}`,
    ];
    const tagParts = Object.entries(tags).map(([key, value]) => `key=${key},value=${value}`);
    const create = [
      ...['aws', 'codebuild', 'create-project', '--name', name],
      ...['--source', sourceParts.join(','), '--artifacts', 'type=NO_ARTIFACTS'],
      ...['--environment', environment.join(','), '--service-role', role, '--tags', ...tagParts],
    ];
    return [{ pipeline: [create] }];
  },

  async apply(writes, change, _step, tell) {
    await writes.createProject(change, tell);
    return undefined;
  },

  refused({ project }, step, unseen) {
    const what = t`the project ${project.name} could not be created`;
    const actions = t`codebuild:CreateProject and iam:PassRole`;
    return refusal(step, 'project-not-created', what, unseen, actions);
  },
};
