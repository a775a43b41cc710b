import { DeleteRoleCommand, DeleteRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const roleMissing: Fault = {
  id: 'role-missing',
  title: t`the service role was deleted`,
  async break({ aws, role, policy }) {
    const iam = new IAMClient(aws);
    await iam.send(new DeleteRolePolicyCommand({ RoleName: role, PolicyName: policy }));
    await iam.send(new DeleteRoleCommand({ RoleName: role }));
  },
};
