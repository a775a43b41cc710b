import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The build reaches the registry from the project's network. */
export const vpcNoInternet: Check<WireSight> = {
  id: 'vpc-no-internet',
  title: t`the build reaches the registry from its network`,
  find({ project, projectName, known }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts?.vpc) return [];
    return [
      {
        check: 'vpc-no-internet',
        step: 'wire',
        severity: 'hint',
        what: t`${projectName} builds in the network ${facts.vpc.id}; whether that reaches ${known.setup.registry} was not looked at`,
        why: t`a build there gets no public address: without a NAT gateway it hangs until its time is over`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`see that the route to 0.0.0.0/0 of ${facts.vpc.subnets.join(', ')} leads to a NAT gateway`,
        },
      },
    ];
  },
};
