import { Document, isMap, isScalar } from 'yaml';
import { Secret } from '../secret.ts';
import { byHandWords, commented, wordsOf } from './comment.ts';
import { leftOutLines, type Plan, type Planned, placeLine } from './plan.ts';
import { templateOf } from './resources.ts';

/**
 * A plan as a CloudFormation template. CloudFormation makes new things only, and no SecureString
 * (AWS CloudFormation Template Reference, AWS::SSM::Parameter): the rest stands in comments, with
 * its commands.
 */
export function asCloudFormation(plan: Plan): string {
  const { resources, byHand } = templateOf(plan);
  const comments = [...byHandWords(byHand, 'template')];
  const secure = byHand.some(({ change }) => isSecure(change));
  if (secure) comments.unshift('CloudFormation cannot make a SecureString.');
  const after = comments.length > 0 ? ['', ...commented(comments)] : [];
  const lines = [...commented(headOf(plan)), ...templateLines(resources), ...after];
  return `${lines.join('\n')}\n`;
}

function isSecure(change: Planned['change']): boolean {
  if (change.kind !== 'put-parameter') return false;
  return change.type === 'SecureString' || change.value instanceof Secret;
}

function headOf(plan: Plan): string[] {
  const region = plan.place ? ` --region ${plan.place.region}` : '';
  return [
    `firstpush: what a push from CodeBuild needs, for ${placeLine(plan)}.`,
    `aws cloudformation deploy${region} --stack-name firstpush --template-file FILE --capabilities CAPABILITY_NAMED_IAM`,
    ...leftOutLines(plan),
  ];
}

/** A template without resources would be refused, so there is none where there are none. */
function templateLines(resources: ReturnType<typeof templateOf>['resources']): string[] {
  if (resources.length === 0) return [];
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role, the policies and the project with which CodeBuild pushes an image',
    Resources: Object.fromEntries(resources.map(({ id, body }) => [id, body])),
  };
  // CloudFormation reads YAML 1.1, where a bare date is no text.
  const document = new Document(template, { version: '1.1', aliasDuplicateObjects: false });
  const made = document.get('Resources');
  if (isMap(made)) {
    made.items.forEach(({ key }, at) => {
      const words = wordsOf(resources[at]?.planned as Planned);
      if (isScalar(key)) key.commentBefore = words.map((line) => ` ${line}`).join('\n');
    });
  }
  return document.toString({ lineWidth: 0 }).trimEnd().split('\n');
}
