import { t } from '../../language.ts';
import { commandFails, phaseFails, refused } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Refusals that somebody else has to lift, and rights at the edge of the build. */
export const denialRules: readonly Rule[] = [
  {
    id: 'scp-or-boundary-deny',
    title: t`a rule above the role forbids it`,
    where: ['api', 'context', 'log'],
    rank: 'decisive',
    match: [
      /explicit deny in a (?<rule>(?:service|resource) control policy|permissions boundary)/i,
      /because no (?<rule>permissions boundary|(?:service|resource) control policy) allows/i,
    ],
    what: ({ rule }) => (rule ? t`a ${rule} forbids it` : t`a policy above the role forbids it`),
    why: t`whatever the role allows, a boundary or the organisation’s policy stands above it; training accounts have such rules`,
    remedy: t`ask the administrator of the account or the organisation; no policy of the role helps`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails(
      'PRE_BUILD',
      'aws ecr get-login-password',
      [
        'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::111122223333:assumed-role/voclabs/b is not authorized to perform: ecr:GetAuthorizationToken on resource: * with an explicit deny in a service control policy',
      ],
      { exit: 254 },
    ),
  },
  {
    id: 'session-policy-deny',
    title: t`the action’s session forbids it`,
    where: ['api', 'context', 'log'],
    rank: 'decisive',
    match: /because no session policy allows|explicit deny in a session policy/i,
    what: t`the session in which the action runs forbids it`,
    why: t`the caller narrowed the role’s rights when it took the role; CodePipeline’s CloudFormation action does so`,
    remedy: t`do this from the build stage, or give the action a role of its own`,
    step: 'wire',
    autoFix: 'no',
    example: refused(
      'AccessDenied',
      'User: arn:aws:sts::111122223333:assumed-role/cfn-role/AWSCloudFormation is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::artifacts because no session policy allows the s3:ListBucket action',
    ),
  },
  {
    id: 'passrole-passconnection-denied',
    title: t`the person may not hand on the role or connection`,
    where: ['api', 'log', 'context'],
    match:
      /not authorized to perform: (?<action>iam:PassRole|(?:codestar-connections|codeconnections):PassConnection)/i,
    what: ({ action = 'iam:PassRole' }) => t`whoever makes the project may not do ${action}`,
    why: t`to give a role to CodeBuild is a right of the person or program that does it, not of the role`,
    remedy: t`ask an administrator for this right on that role or connection`,
    step: 'wire',
    autoFix: 'after-asking',
    example: refused(
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/codebuild-flask-app because no identity-based policy allows the iam:PassRole action',
    ),
  },
  {
    id: 'vpc-eni-permission',
    title: t`the role may not place the build in the VPC`,
    where: ['context', 'api'],
    match: [
      /VPC_CLIENT_ERROR.{0,200}UnauthorizedOperation/i,
      /Not authori[sz]ed to perform Describe(?:SecurityGroups|Subnets|Vpcs)/i,
      /not authorized to perform: ec2:(?:\w*NetworkInterface\w*|Describe(?:SecurityGroups|Subnets|Vpcs|DhcpOptions))/i,
    ],
    what: t`the role of the build may not make a network interface in the VPC`,
    why: t`a project with a VPC places each build there by an interface that the role has to be allowed to make`,
    remedy: t`allow the network interface actions of ec2 to the role, or take the VPC away from the project`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'PROVISIONING',
      'VPC_CLIENT_ERROR',
      'Unexpected EC2 error: UnauthorizedOperation',
    ),
  },
  {
    id: 'registry-credential-secret-denied',
    title: t`the role may not read the build image’s credential`,
    where: ['context'],
    phases: ['PROVISIONING', 'QUEUED', 'SUBMITTED'],
    rank: 'precise',
    match: /secretsmanager:GetSecretValue/i,
    // Words without a phase may be of any secret.
    when: ({ phase }) => phase !== undefined,
    what: t`the role of the build may not read the secret with which the build image is pulled`,
    why: t`a private build image is pulled before anything runs, with the secret that registryCredential names`,
    remedy: t`allow secretsmanager:GetSecretValue on that secret`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'PROVISIONING',
      'ACCESS_DENIED',
      'User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:dockerhub-abc',
    ),
  },
  {
    id: 'console-role-policy-version',
    title: t`the console may not change a policy that was edited`,
    where: ['api'],
    match: /default version was not created by enhanced zero click role creation/i,
    what: t`the console refuses to change the role’s policy, because it was edited by hand`,
    why: t`CodeBuild’s console only changes a policy whose latest version it wrote itself`,
    remedy: t`clear “Allow AWS CodeBuild to modify this service role” before saving`,
    step: 'wire',
    autoFix: 'no',
    example: refused(
      'InvalidInputException',
      "The policy's default version was not created by enhanced zero click role creation or was not the most recent version created by enhanced zero click role creation.",
    ),
  },
];
