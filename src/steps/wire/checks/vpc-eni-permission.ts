import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may make the network interface through which a build reaches the project's network. */
export const vpcEniPermission: Check<WireSight> = {
  id: 'vpc-eni-permission',
  title: t`the role may reach the project’s network`,
  find: (sight) =>
    deniedNeeds(sight, ['network', 'network-permission'], {
      check: 'vpc-eni-permission',
      what: ({ roleName, projectName }) =>
        t`the role ${roleName} cannot make the network interface that ${projectName} needs`,
      why: t`the project builds in a network of the account, and CodeBuild enters it as this role`,
      text: t`let it make and remove that interface, in these subnets only`,
    }),
};
