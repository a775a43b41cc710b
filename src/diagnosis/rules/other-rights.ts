import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** A right for something else than the push, which the build's own commands need. */
export const otherRightRules: readonly Rule[] = [
  {
    id: 'aws-call-denied',
    title: t`a command of the build may not do what it asks of AWS`,
    where: ['log'],
    rank: 'last',
    match: [
      /\bis not authorized to perform: (?<action>[\w-]+:[\w*]+)(?: on resource: (?<resource>[^\s"]+))?/,
      /\bAn error occurred \((?:AccessDenied(?:Exception)?|UnauthorizedOperation|403|Forbidden)\) when calling the (?<action>\w+) operation\b/,
      /\boperation error [\w ]+: (?<action>\w+), .*\bapi error (?:AccessDenied\w*|UnauthorizedOperation)\b/,
      /\b(?:doesn['’]t have|does not have|without) permission to call (?<action>\w+:\w+)/i,
      /\bnot authorized to perform this operation\b/i,
      /\bAccess ?denied api:(?<action>\w+)/i,
      /\bStatus Code: 403[;,].*\bError Code: AccessDenied/,
      /^(?:\W*(?:Error|error|fail|fatal error|AccessDenied|.{1,60} fail): )+Access ?Denied\.?$/,
    ],
    likely: (_, { resource }) => resource === undefined,
    when: (sighting) => !insideImageBuild(sighting),
    what: ({ action, resource }) => {
      if (action === undefined)
        return t`AWS denies the build’s credentials what a program asks for`;
      return resource === undefined
        ? t`AWS denies the build’s credentials ${action}`
        : t`AWS denies the build’s credentials ${action} on ${resource}`;
    },
    why: t`the commands of a build have the rights of its service role, or of the role that they assume, and no more`,
    remedy: ({ action = t`the call` }) =>
      t`allow ${action} in a policy of that role, and look for a policy of the resource that denies it`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails('POST_BUILD', 'aws ecs update-service --service web', [
      'An error occurred (AccessDeniedException) when calling the UpdateService operation: User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-west-1:111122223333:service/web because no identity-based policy allows the ecs:UpdateService action',
    ]),
  },
];
