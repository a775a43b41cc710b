import { CodeBuildClient, DeleteProjectCommand } from '@aws-sdk/client-codebuild';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const projectMissing: Fault = {
  id: 'project-missing',
  title: t`the CodeBuild project was deleted`,
  async break({ aws, project }) {
    await new CodeBuildClient(aws).send(new DeleteProjectCommand({ name: project }));
  },
};
