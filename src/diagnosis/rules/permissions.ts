import { t } from '../../language.ts';
import { commandFails, phaseFails, refused } from '../example.ts';
import type { Rule } from '../rule.ts';

const role = 'arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f';

const retrying = /: Retrying in \d+ seconds?$/;

/** What CodeBuild's role, or the pipeline's, may not do. */
export const permissionRules: readonly Rule[] = [
  {
    id: 'role-trust-wrong',
    title: t`CodeBuild may not take the role`,
    where: ['api', 'log', 'context'],
    match:
      /CodeBuild is not authori[sz]ed to (?:perform: ?sts:AssumeRole|assume)(?:.{0,20}?(?<arn>arn:aws[\w-]*:iam::\S+))?/i,
    likely: true,
    what: ({ arn }) => t`CodeBuild may not take ${arn ?? t`the role of the project`}`,
    why: t`the role’s trust policy does not name codebuild.amazonaws.com, the role does not exist, or it was made some seconds ago and is not known everywhere yet`,
    remedy: t`trust codebuild.amazonaws.com; try again for some minutes where the role is new`,
    step: 'wire',
    autoFix: 'yes',
    example: refused(
      'InvalidInputException',
      'CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::111122223333:role/CodeBuildServiceRole',
    ),
  },
  {
    id: 'logs-permission-missing',
    title: t`the role may not write its log`,
    where: ['context', 'api'],
    match: [
      /does not allow AWS CodeBuild to create Amazon CloudWatch Logs/i,
      /not authorized to perform: logs:(?:CreateLogGroup|CreateLogStream|PutLogEvents)/i,
    ],
    what: t`the role of the build may not write the log, so there is none`,
    why: t`its policy names another log group, as after a project was renamed, or none`,
    remedy: t`allow logs:CreateLogGroup, CreateLogStream and PutLogEvents on the project’s log group`,
    step: 'wire',
    autoFix: 'yes',
    example: {
      build: {
        status: 'FAILED',
        phases: [
          { type: 'SUBMITTED', status: 'SUCCEEDED', contexts: [] },
          {
            type: 'QUEUED',
            status: 'FAILED',
            contexts: [
              {
                code: 'ACCESS_DENIED',
                message:
                  'Service role arn:aws:iam::111122223333:role/codebuild-flask-app does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build arn:aws:codebuild:eu-west-1:111122223333:build/flask-app:6b1f. Error message: User is not authorized to perform: logs:CreateLogStream',
              },
            ],
          },
        ],
      },
    },
  },
  {
    id: 'ecr-getauthorizationtoken-denied',
    title: t`the role may not log in to ECR`,
    where: ['log', 'context'],
    match: [
      /not authorized to perform: (?<action>ecr(?:-public)?:GetAuthorizationToken|sts:GetServiceBearerToken)/i,
      /^(?!.*\bcodeartifact:).*\(AccessDenied(?:Exception)?\) when calling the GetAuthorizationToken operation/i,
    ],
    what: ({ action = 'ecr:GetAuthorizationToken' }) =>
      t`the role of the build may not get a login for ECR (${action})`,
    why: t`the docker login after the pipe then gets no password, and complains of a non TTY device`,
    remedy: ({ action = 'ecr:GetAuthorizationToken' }) =>
      t`allow ${action} on *; it cannot be narrowed to a repository`,
    step: 'wire',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      'aws ecr get-login-password | docker login --username AWS --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com',
      [
        `An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: ${role} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action`,
        'Error: Cannot perform an interactive login from a non TTY device',
      ],
    ),
  },
  {
    id: 'ecr-push-permissions-missing',
    title: t`the role may not push to this ECR repository`,
    where: ['log'],
    match: [
      /not authorized to perform: (?<action>ecr:(?:InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|BatchCheckLayerAvailability|PutImage|BatchGetImage|GetDownloadUrlForLayer))(?:.{0,20}?(?<arn>arn:\S+))?/i,
      /\d{12}\.dkr\.ecr\.\S+.{0,80}: 403 Forbidden/i,
      /^(?:error: )?(?<end>EOF|unexpected EOF)$/,
    ],
    when: ({ printed }, { end }) => !end || printed.some(({ text }) => retrying.test(text)),
    likely: (_, { action }) => action === undefined,
    what: ({ action, arn }) => {
      if (!action) return t`the role of the build may not push: its layers are refused`;
      return arn
        ? t`the role of the build is not allowed ${action} on ${arn}`
        : t`the role of the build is not allowed ${action}`;
    },
    why: t`to log in, to upload layers and to put an image are separate rights in ECR; a push that retries and then ends with EOF lacks one of them, or the repository`,
    remedy: t`allow the upload actions and ecr:PutImage on that repository, and see that it exists`,
    step: 'wire',
    autoFix: 'yes',
    example: commandFails('POST_BUILD', 'docker push $REPOSITORY_URI:latest', [
      'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/flask-app]',
      `denied: User: ${role} is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/flask-app because no identity-based policy allows the ecr:InitiateLayerUpload action`,
    ]),
  },
  {
    id: 's3-source-artifact-denied',
    title: t`the role may not read or write the pipeline’s bucket`,
    where: ['context'],
    phases: ['DOWNLOAD_SOURCE', 'UPLOAD_ARTIFACTS', 'PROVISIONING'],
    match: [
      /Access ?Denied.{0,300}for primary source and source version arn:aws[\w-]*:s3/i,
      /not authorized to perform: s3:\w+/i,
      /error while downloading key \S+, error: Access ?Denied/i,
      /(?:s3|primary source|rtifact).{0,600}kms:(?:Decrypt|GenerateDataKey)|kms:(?:Decrypt|GenerateDataKey).{0,600}(?:s3:|primary source|rtifact)/i,
      /(?:UPLOAD_ARTIFACTS|upload artifacts).{0,120}Access ?Denied/i,
      /status code: 403,.{0,300}for primary source(?:$| and source version arn:aws[\w-]*:s3)/i,
      /Access ?Denied.{0,40}status code: 403/i,
    ],
    what: t`the role of the build may not use the bucket that holds the pipeline’s source and artifacts`,
    why: t`under CodePipeline the source comes from the pipeline’s own bucket, not from the repository; the build’s role needs a right to it, and to its key`,
    remedy: t`allow s3:GetObject, GetObjectVersion and PutObject on the bucket’s objects, and its key where it has one`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'AccessDenied: Access Denied status code: 403, request id: 7Q2M0, host id: b3Vy for primary source and source version arn:aws:s3:::codepipeline-eu-west-1-1234/flask-app/SourceArti/x1y2z3',
    ),
  },
  {
    id: 'pipeline-startbuild-denied',
    title: t`the pipeline’s role may not start the build`,
    where: ['api', 'context', 'log'],
    match: /not authorized to perform: codebuild:(?<action>StartBuild(?:Batch)?|BatchGetBuilds)/i,
    what: ({ action = 'StartBuild' }) =>
      t`the pipeline’s role may not use the project (codebuild:${action})`,
    why: t`that role was made before the project, or for another one; it is not the role of the build`,
    remedy: t`allow codebuild:StartBuild and BatchGetBuilds on the project in the pipeline’s role`,
    step: 'wire',
    autoFix: 'yes',
    example: refused(
      'AccessDeniedException',
      'Error calling startBuild: User: arn:aws:sts::111122223333:assumed-role/pipeline-role/17157 is not authorized to perform: codebuild:StartBuild on resource: arn:aws:codebuild:eu-west-1:111122223333:project/flask-app because no identity-based policy allows the codebuild:StartBuild action',
    ),
  },
  {
    id: 'deploy-artifact-permission',
    title: t`the deploy action cannot read the artifact`,
    where: ['api', 'context', 'log'],
    match: /Unable to access the artifact with Amazon S3 object key '?(?<key>[^'\s]*)/i,
    what: t`the deploy action cannot read what the build handed on`,
    why: t`its role has no right to the bucket or its key, or the build wrote no artifact at all`,
    remedy: t`see whether the object exists: without it the artifacts are to be put right, with it the role’s right`,
    step: 'wire',
    autoFix: 'after-asking',
    example: refused(
      'PermissionError',
      "Unable to access the artifact with Amazon S3 object key 'flask-app/BuildArtif/a1b2c3' located in the Amazon S3 artifact bucket 'codepipeline-eu-west-1-1234'. The provided role does not have sufficient permissions.",
    ),
  },
];
