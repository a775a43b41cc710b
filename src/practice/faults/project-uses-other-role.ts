import { CodeBuildClient, UpdateProjectCommand } from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const projectUsesOtherRole: Fault = {
  id: 'project-uses-other-role',
  title: t`the project builds as a role that may do nothing`,
  async break({ aws, role, project }) {
    const iam = new IAMClient(aws);
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: role }));
    const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    const other = await iam.send(
      new CreateRoleCommand({ RoleName: `${project}-old`, AssumeRolePolicyDocument: trust }),
    );
    await new CodeBuildClient(aws).send(
      new UpdateProjectCommand({ name: project, serviceRole: other.Role?.Arn }),
    );
  },
};
