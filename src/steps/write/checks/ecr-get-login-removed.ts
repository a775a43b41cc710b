import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { ecrCalls, optionOf } from '../aws-calls.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { runtimesOf } from '../runtimes.ts';

/** The login to Amazon ECR uses a command that the AWS CLI still has. */
export const ecrGetLoginRemoved = meaningCheck(
  'ecr-get-login-removed',
  t`the login to Amazon ECR uses a command that there is`,
  ({ story, spec }, { project }): Fault[] => {
    const isOther = project !== undefined && runtimesOf(project.image) === undefined;
    return ecrCalls(story, 'get-login').map((aws) => {
      const { call, rest } = aws;
      const mayBeOld =
        isOther || story.calls.some((one) => one.order < call.order && isOldCli(one));
      const hasEmail = !rest.some(({ text }) => text === '--no-include-email');
      const edit = withPassword(aws, spec);
      return {
        severity: mayBeOld && !hasEmail ? 'warning' : 'error',
        what: t`aws ecr get-login is gone from the AWS CLI`,
        why:
          mayBeOld && hasEmail
            ? t`version 2 does not have it, and without --no-include-email what version 1 prints is refused by docker: it knows no -e`
            : t`version 2 of the AWS CLI, which the current build images have, answers “Invalid choice”`,
        at: call.span.start,
        remedy: t`pipe aws ecr get-login-password into docker login`,
        ...(edit && { edits: [edit] }),
      };
    });
  },
);

/** Version 1 of the AWS CLI comes from Python’s package index (AWS CLI User Guide, Installing). */
function isOldCli({ argv }: Call): boolean {
  const program = programOf(argv);
  const texts = program?.args.map(({ text }) => text) ?? [];
  const installs = /^(pip[\d.]*|python[\d.]*|conda|easy_install)$/.test(program?.name ?? '');
  return installs && texts.includes('install') && texts.some((text) => /^["']?awscli\b/.test(text));
}

/**
 * The same login with the command of today: `get-login` logs in to the registry of the caller’s own
 * account, unless it names another (AWS CLI version 1 reference, ecr get-login).
 */
function withPassword(
  aws: ReturnType<typeof ecrCalls>[number],
  { text }: Buildspec,
): Edit | undefined {
  const { start, end } = aws.call.span;
  const isAlone = text.slice(start - 2, start) === '$(' && text[end] === ')';
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start - 2);
  if (!aws.call.executed || !isAlone || !/^\s*(- )?\s*['"]?$|(&&|;)\s*$/.test(before))
    return undefined;
  const region = optionOf(aws, '--region') ?? '$AWS_DEFAULT_REGION';
  const account =
    optionOf(aws, '--registry-ids') ??
    '$(aws sts get-caller-identity --query Account --output text)';
  const host = `${account}.dkr.ecr.${region}.amazonaws.com`;
  return {
    span: { start: start - 2, end: end + 1 },
    text: `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host}`,
  };
}
