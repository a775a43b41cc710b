import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const roleTrustWrong: Fault = {
  id: 'role-trust-wrong',
  title: t`the role trusts EC2 instead of CodeBuild`,
  async break({ aws, role }) {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    const PolicyDocument = JSON.stringify(trust);
    await new IAMClient(aws).send(
      new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument }),
    );
  },
};
