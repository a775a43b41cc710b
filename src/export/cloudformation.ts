import { Document, isMap, isScalar } from 'yaml';
import { t } from '../language.ts';
import { type Resource, resourcesOf } from './cloudformation-resources.ts';
import { byHandWords, commented } from './comment.ts';
import { type Plan, type Planned, placeLine, unsettledLines } from './plan.ts';

/**
 * A plan as a CloudFormation template. CloudFormation makes new things only, and no SecureString
 * (AWS CloudFormation Template Reference, AWS::SSM::Parameter): the rest stands in comments, with
 * its commands.
 */
export function asCloudFormation(plan: Plan): string {
  const { resources, byHand } = resourcesOf(plan);
  const region = plan.place ? ` --region ${plan.place.region}` : '';
  const head = [
    ...(plan.letter ?? [t`firstpush: what a push from CodeBuild needs, for ${placeLine(plan)}.`]),
    resources.length > 0
      ? `aws cloudformation deploy${region} --stack-name firstpush --template-file FILE --capabilities CAPABILITY_NAMED_IAM`
      : t`There is no template: CloudFormation makes nothing of it.`,
    ...unsettledLines(plan),
  ];
  const rest = [
    ...(byHand.some(isSecure) ? [t`CloudFormation cannot make a SecureString.`] : []),
    ...byHandWords(
      byHand,
      t`Not in this template; “firstpush plan --as commands” prints the same ready to run:`,
    ),
  ];
  const blocks = [commented(head), templateLines(resources), commented(rest)];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function isSecure({ change }: Planned): boolean {
  return change.kind === 'put-parameter' && change.type === 'SecureString';
}

/** CloudFormation refuses a template without resources, so there is none where there are none. */
function templateLines(resources: readonly Resource[]): string[] {
  if (resources.length === 0) return [];
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role, the policies and the project with which CodeBuild pushes an image',
    Resources: Object.fromEntries(resources.map(({ id, body }) => [id, body])),
  };
  // CloudFormation reads YAML 1.1, where a bare date is no text.
  const document = new Document(template, { version: '1.1', aliasDuplicateObjects: false });
  const made = document.get('Resources');
  for (const [at, item] of (isMap(made) ? made.items : []).entries()) {
    const words = resources[at]?.words ?? [];
    // A comment of the library's begins behind its sign.
    const comment = commented(words).map((line) => line.slice(1));
    if (isScalar(item.key)) item.key.commentBefore = comment.join('\n');
  }
  return document.toString({ lineWidth: 0 }).trimEnd().split('\n');
}
